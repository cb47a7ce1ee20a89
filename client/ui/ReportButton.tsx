import { useState, type ComponentType, type ReactNode } from "react";
import { createPortal } from "react-dom";
import type { PersonView } from "#shared/schema/hug.ts";
import type { ReportDialogProps } from "./ReportDialog.tsx";
import { aboutWords, type Reportable } from "./report.words.ts";
import { sentenceOf } from "./sentences.ts";

type ReportButtonProps = {
  readonly what: Reportable;
  /** Whom one may block beside it; null = nobody. */
  readonly person: PersonView | null;
  /** The words of the same hug, when they can be reported for themselves. */
  readonly hasWords?: boolean;
  readonly className?: string;
  /** What is shown in place of the words. */
  readonly children?: ReactNode;
};

/** The first of two taps. */
export const ReportButton = ({ what, person, hasWords = false, className = "", children }: ReportButtonProps) => {
  const [Dialog, setDialog] = useState<ComponentType<ReportDialogProps> | null>(null);
  const [problem, setProblem] = useState("");
  const open = () => {
    setProblem("");
    import("./ReportDialog.tsx").then(
      ({ ReportDialog }) => setDialog(() => ReportDialog),
      () => setProblem(sentenceOf({ code: "offline" })),
    );
  };
  return (
    <>
      <button type="button" className={`button button--quiet ${className}`} aria-haspopup="dialog" onClick={open}>
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
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
      {Dialog &&
        // Outside of whatever list it belongs to, whose looks and live regions are none of its.
        createPortal(
          <Dialog what={what} person={person} hasWords={hasWords} onClose={() => setDialog(null)} />,
          document.body,
        )}
    </>
  );
};
