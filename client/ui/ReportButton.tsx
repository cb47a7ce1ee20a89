import { useState, type ComponentType, type ReactNode } from "react";
import { createPortal } from "react-dom";
import type { PersonView } from "#shared/schema/hug.ts";
import type { ReportDialogProps } from "./ReportDialog.tsx";
import { aboutWords, type Reportable } from "./report.words.ts";
import { sentenceOf } from "./sentences.ts";

type Asked = Omit<ReportDialogProps, "onClose">;
/** Opens what asks what is wrong; `shown` is it, or why it could not be opened. */
export type Reporting = { readonly open: (asked: Asked) => void; readonly shown: ReactNode };

/** A list has it once for all its rows: whoever is being reported may go meanwhile, and their row with them. */
export const useReporting = (): Reporting => {
  const [asked, setAsked] = useState<(Asked & { readonly Dialog: ComponentType<ReportDialogProps> }) | null>(null);
  const [problem, setProblem] = useState("");
  const open = (next: Asked) => {
    setProblem("");
    import("./ReportDialog.tsx").then(
      ({ ReportDialog }) => setAsked({ ...next, Dialog: ReportDialog }),
      () => setProblem(sentenceOf({ code: "offline" })),
    );
  };
  const shown = (
    <>
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
      {asked &&
        // Outside of whatever list it belongs to, whose looks and live regions are none of its.
        createPortal(<asked.Dialog {...asked} onClose={() => setAsked(null)} />, document.body)}
    </>
  );
  return { open, shown };
};

type ReportButtonProps = {
  readonly what: Reportable;
  /** Whom one may block beside it; null = nobody. */
  readonly person: PersonView | null;
  /** The words of the same hug, when they can be reported for themselves. */
  readonly hasWords?: boolean;
  readonly className?: string;
  /** Of the list that it stands in, which shows it. */
  readonly open?: Reporting["open"];
  /** What is shown in place of the words. */
  readonly children?: ReactNode;
};

/** The first of two taps. */
export const ReportButton = ({ what, person, hasWords = false, className = "", open, children }: ReportButtonProps) => {
  const own = useReporting();
  return (
    <>
      <button
        type="button"
        className={`button button--quiet ${className}`}
        aria-haspopup="dialog"
        onClick={() => (open ?? own.open)({ what, person, hasWords })}
      >
        {children === undefined ? (
          <span>
            Report<span className="unseen">{` ${aboutWords(what)}`}</span>…
          </span>
        ) : (
          <>
            {children}
            <span className="unseen">{`Report ${aboutWords(what)}…`}</span>
          </>
        )}
      </button>
      {own.shown}
    </>
  );
};
