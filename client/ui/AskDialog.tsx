import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import "./ask-dialog.css";

type AskDialogProps = {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  /** What can be done before it. */
  readonly children?: ReactNode;
};

/** Asks before something that matters. The browser keeps the focus inside and gives it back. */
export const AskDialog = ({ title, text, yes, onYes, onNo, children }: AskDialogProps) => {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it is still on the page: one that was taken away gives no focus back.
  useLayoutEffect(() => {
    const own = dialog.current;
    own?.showModal();
    return () => own?.close();
  }, []);
  return (
    <dialog ref={dialog} className="ask" aria-labelledby={`${id}title`} aria-describedby={`${id}text`} onCancel={onNo}>
      <h2 id={`${id}title`}>{title}</h2>
      <p id={`${id}text`}>{text}</p>
      {children}
      <div className="row">
        <button type="button" className="button" onClick={onNo}>
          Not now
        </button>
        <button type="button" className="button button--main" onClick={onYes}>
          {yes}
        </button>
      </div>
    </dialog>
  );
};
