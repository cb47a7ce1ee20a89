import type { ReactNode } from "react";
import { TakesFocus } from "./TakesFocus.tsx";

type LetterSentProps = {
  /** That it is on its way, and what to do with it. */
  readonly children: ReactNode;
  /** It was asked for in this moment: this stands in for the form. */
  readonly isNew: boolean;
  readonly onAgain: () => void;
};

/** A letter is on its way, and what to do if none comes. */
export const LetterSent = ({ children, isNew, onAgain }: LetterSentProps) => (
  <TakesFocus className="stack" isNew={isNew}>
    <p>{children}</p>
    <p className="soft">
      It can take a few minutes. If none comes, look where unwanted mail goes, and whether the address is right.
    </p>
    <div>
      <button type="button" className="button" onClick={onAgain}>
        Ask again
      </button>
    </div>
  </TakesFocus>
);
