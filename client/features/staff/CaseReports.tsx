import type { ReactNode } from "react";
import { REVEAL_MINUTES } from "#shared/schema/case.ts";
import type { CaseDetail, CaseReport, CaseWords, Snapshot } from "#shared/schema/case.ts";
import { ReactionMark } from "../../ui/ReactionMark.tsx";
import { whenWords } from "../../ui/when.ts";
import { reportWords } from "./cases.view.ts";
import { Redacted } from "./Redacted.tsx";
import { ReasonForm } from "./ReasonForm.tsx";

type CaseReportsProps = {
  readonly one: CaseDetail;
  /** Null = hidden. */
  readonly words: CaseWords | null;
  readonly isMine: boolean;
  readonly nowMs: number;
  readonly onReveal: (reason: string) => Promise<boolean>;
  /** In place of a reveal, of a case that somebody else has, or nobody. */
  readonly beyond: ReactNode;
};

/** What was reported; the words of those concerned only after a reveal. */
export const CaseReports = ({ one, words, isMine, nowMs, onReveal, beyond }: CaseReportsProps) => (
  <section className="stack" aria-labelledby="case-reports">
    <h2 id="case-reports">What was reported</h2>
    {isMine && words === null && (
      <ReasonForm
        label="Why do you need to read the words?"
        hint={`They are hidden until you say it. Your reason is kept, and they stay open to you for ${REVEAL_MINUTES} minutes.`}
        does="Read the words"
        onReason={onReveal}
      />
    )}
    {!isMine && words === null && beyond}
    {words !== null && (
      <p className="soft">{`You read these words until ${new Date(words.untilMs).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}.`}</p>
    )}
    <ul className="stack">
      {one.reportsList.map((report) => (
        <li key={report.id} className="card stack tight">
          <p>
            <b>{reportWords(report)}</b>
          </p>
          <p className="field__hint">
            {`By ${report.by.name}${report.isMine ? " (you)" : ""}, ${whenWords(report.reportedAtMs, nowMs)}`}
          </p>
          <Words report={report} words={words} nowMs={nowMs} />
        </li>
      ))}
    </ul>
  </section>
);

type WordsProps = { readonly report: CaseReport; readonly words: CaseWords | null; readonly nowMs: number };

const Words = ({ report, words, nowMs }: WordsProps) => {
  const read = words?.reports.find(({ id }) => id === report.id);
  if (words === null)
    return (
      <>
        {report.hasWords && <Redacted what="What they said to it" />}
        <Redacted what="What was reported" />
      </>
    );
  return (
    <>
      {read?.words && <blockquote className="case__words">{read.words}</blockquote>}
      {read?.snapshot ? (
        <Seen snapshot={read.snapshot} reporter={report.by.name} nowMs={nowMs} />
      ) : (
        <p className="soft">What they saw is gone with its writer's account.</p>
      )}
    </>
  );
};

type SeenProps = { readonly snapshot: Snapshot; readonly reporter: string; readonly nowMs: number };

/** What the reporter saw. */
const Seen = ({ snapshot: { person, lines, room }, reporter, nowMs }: SeenProps) => (
  <div className="stack tight case__seen">
    <p>
      <b>{person.name}</b>
      {person.username && <span className="soft">{` @${person.username}`}</span>}
      {person.bio && `: ${person.bio}`}
    </p>
    {room && (
      <p>
        <b>{room.name}</b>
        {room.description && `: ${room.description}`}
        {room.message && ` · ${room.message}`}
      </p>
    )}
    <ol className="stack tight">
      {lines.map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- they never change places
        <li key={at} className={line.isReported ? "case__line case__line--reported" : "case__line"}>
          <span className="field__hint">
            {`${line.from === "subject" ? person.name : reporter}, ${{ hug: "hug", reaction: "answer", request: "request" }[line.kind]}, ${whenWords(line.atMs, nowMs)}${line.isReported ? ", reported" : ""}`}
          </span>
          <span>
            {line.emoji && <ReactionMark emoji={line.emoji} size={20} />} {line.message || "(no words)"}
          </span>
        </li>
      ))}
    </ol>
  </div>
);
