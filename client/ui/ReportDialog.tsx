import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { PersonView } from "#shared/schema/hug.ts";
import { ReportHeld } from "./ReportHeld.tsx";
import { ReportSent } from "./ReportSent.tsx";
import { aboutWords, CATEGORY_ORDER, CATEGORY_WORDS, nextWords, type Reportable } from "./report.words.ts";
import { sentenceOf } from "./sentences.ts";
import { useReport } from "./useReport.ts";
import "./ask-dialog.css";
import "./report.css";

export type ReportDialogProps = {
  readonly what: Reportable;
  readonly person: PersonView | null;
  readonly hasWords: boolean;
  readonly onClose: () => void;
};

/** The second of two taps, and what comes after it. */
export const ReportDialog = ({ what, person, hasWords, onClose }: ReportDialogProps) => {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [isOfWords, setIsOfWords] = useState(false);
  const { step, choose, write, send, takeBack } = useReport();
  const about: Reportable = isOfWords ? { ...what, subject: "message" } : what;
  useLayoutEffect(() => {
    const own = dialog.current;
    own?.showModal();
    return () => own?.close();
  }, []);
  // Each step is read from its heading on; a key that is still held down presses nothing there.
  useEffect(() => heading.current?.focus(), [step.kind]);
  const title = {
    choosing: `Report ${aboutWords(about)}`,
    held: "Thank you for telling us",
    sending: "Thank you for telling us",
    sent: "Somebody will look at it",
    kept: "Your report is kept",
    refused: "That did not work",
  }[step.kind];
  const cancel = () => {
    if (step.kind === "held") takeBack();
    onClose();
  };
  return (
    <dialog ref={dialog} className="ask report" aria-labelledby={`${id}title`} onCancel={cancel}>
      <h2 id={`${id}title`} ref={heading} tabIndex={-1} className="report__title">
        {title}
      </h2>
      {step.kind === "choosing" && (
        <>
          <p>What is wrong? One tap is enough, and you can take it back.</p>
          {hasWords && (
            <fieldset className="report__about">
              <legend className="unseen">What it is about</legend>
              {[false, true].map((ofWords) => (
                <label key={String(ofWords)} className="report__part">
                  <input
                    type="radio"
                    name={`${id}about`}
                    checked={isOfWords === ofWords}
                    onChange={() => setIsOfWords(ofWords)}
                  />
                  {ofWords ? "only its words" : "the whole hug"}
                </label>
              ))}
            </fieldset>
          )}
          <ul className="report__categories">
            {CATEGORY_ORDER.map((category) => (
              <li key={category}>
                <button
                  type="button"
                  className="report__category"
                  onClick={() => choose(about.subject, about.id, category)}
                >
                  {CATEGORY_WORDS[category]}
                </button>
              </li>
            ))}
          </ul>
          <p className="field__hint">{nextWords(about)}</p>
          <div className="row">
            <button type="button" className="button" onClick={onClose}>
              Not now
            </button>
          </div>
        </>
      )}
      {(step.kind === "held" || step.kind === "sending") && (
        <ReportHeld
          about={aboutWords(about)}
          report={step.report}
          isSending={step.kind === "sending"}
          onWrite={write}
          onSend={send}
          onTakeBack={takeBack}
        />
      )}
      {step.kind === "sent" && <ReportSent about={about} person={person} report={step.report} onClose={onClose} />}
      {step.kind === "kept" && (
        <>
          <p role="alert">
            {step.refusal.code === "offline" ? "You are offline. " : `${sentenceOf(step.refusal)} `}
            Your report stays on this device with your words, and goes out by itself as soon as it can.
          </p>
          <div className="row">
            <button type="button" className="button" onClick={() => (takeBack(), onClose())}>
              Take it back
            </button>
            <button type="button" className="button button--main" onClick={onClose}>
              All right
            </button>
          </div>
        </>
      )}
      {step.kind === "refused" && (
        <>
          <p role="alert">{sentenceOf(step.refusal)}</p>
          {step.report.words && <blockquote className="report__words">{step.report.words}</blockquote>}
          <div className="row">
            <button type="button" className="button" onClick={onClose}>
              Close
            </button>
          </div>
        </>
      )}
    </dialog>
  );
};
