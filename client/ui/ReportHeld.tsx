import { useId } from "react";
import { Link } from "react-router";
import { useNowMs } from "../net/clock.ts";
import type { HeldReport } from "../net/reports.port.ts";
import { lengthOf } from "./limits.ts";
import { CATEGORY_WORDS, REPORT_LENGTH, secondsLeft } from "./report.words.ts";
import { Status } from "./Status.tsx";
import { TextField } from "./TextField.tsx";

type ReportHeldProps = {
  readonly about: string;
  readonly report: HeldReport;
  readonly isSending: boolean;
  readonly onWrite: (words: string) => void;
  readonly onSend: () => void;
  readonly onTakeBack: () => void;
};

const AFRAID = "If it cannot wait, somebody who listens is one tap away, also for you. Your report goes out as you go.";

/** Chosen: it goes out by itself, unless it is taken back or gets words. */
export const ReportHeld = ({ about, report, isSending, onWrite, onSend, onTakeBack }: ReportHeldProps) => {
  const id = useId();
  const nowMs = useNowMs(250);
  const isWriting = report.words !== "";
  const isTooLong = lengthOf(report.words.trim()) > REPORT_LENGTH;
  const seconds = secondsLeft(report.dueAtMs, nowMs);
  const send = () => {
    if (!isSending && !isTooLong) onSend();
  };
  return (
    <>
      <p>
        {`About ${about}: `}
        <b>{`${CATEGORY_WORDS[report.category]}.`}</b>
      </p>
      {report.category === "self_harm" && (
        <p className="report__calm">
          {AFRAID} <Link to="/calm">A breath, and people who listen</Link>
        </p>
      )}
      <TextField
        id={`${id}words`}
        label="Add words, if you like"
        problem={isTooLong ? `Please use at most ${REPORT_LENGTH} characters.` : undefined}
      >
        {(described) => (
          <textarea
            id={`${id}words`}
            className="field__input"
            aria-describedby={described}
            aria-invalid={isTooLong}
            value={report.words}
            onChange={(event) => onWrite(event.target.value)}
          />
        )}
      </TextField>
      <Status className="unseen">
        {isWriting ? "It waits for your words." : "It goes out in ten seconds, unless you take it back."}
      </Status>
      <p className="field__hint report__clock" aria-hidden="true">
        {isWriting ? "It waits for your words." : `It goes out in ${seconds} s.`}
      </p>
      <div className="row">
        <button type="button" className="button" onClick={onTakeBack}>
          Take it back
        </button>
        <button type="button" className="button button--main" aria-disabled={isSending || isTooLong} onClick={send}>
          {isSending ? "Sending…" : "Send it now"}
        </button>
      </div>
    </>
  );
};
