import { useId, useState, type FormEvent } from "react";
import { DECISIONS, STATEMENTS, type CaseDetail, type Decision, type Statement } from "#shared/schema/case.ts";
import { STATEMENT_MAX } from "#shared/schema/conduct.ts";
import type { Restriction } from "#shared/schema/restriction.ts";
import { Choice } from "../../ui/Choice.tsx";
import { DECISION_WORDS, STATEMENT_WORDS } from "../../ui/statement.words.ts";
import type { Came } from "../../ui/came.ts";
import type { ActOnCase } from "./CasePage.tsx";
import { lackWords, restrictionState } from "./restrict.view.ts";

type DecideProps = {
  readonly one: CaseDetail;
  /** Of the person it is about. */
  readonly restrictions: Came<readonly Restriction[]>;
  /** A ban for good waits for a second person. */
  readonly isBanAsked: boolean;
  readonly nowMs: number;
  readonly act: ActOnCase;
};

/** What the reporter and the person concerned read then, and where the reasons go. Those of a restriction are read with it. */
const TOLD: Readonly<Record<Decision, string>> = {
  no_breach: "Whoever reported reads that it is within the rules; the person is told nothing. Your reasons stay here:",
  reminded:
    "Whoever reported reads that you acted on it. The person is told, and not by whom or about whose report; they read:",
  restricted:
    "Whoever reported reads that you acted on it; the person reads the words of the restriction. Your reasons stay here:",
};

/** What a case comes to, with its statement of reasons. */
export const Decide = ({ one, restrictions, isBanAsked, nowMs, act }: DecideProps) => {
  const id = useId();
  const [decision, setDecision] = useState<Decision>("no_breach");
  const [statement, setStatement] = useState<Statement>(STATEMENTS.no_breach[0]);
  const [words, setWords] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  // What was done from within this case and still holds.
  const known = restrictions.kind === "here" ? restrictions.value : [];
  const ofCase = known.filter((of) => of.caseId === one.id && restrictionState(of, nowMs) === "holds");
  const isLacking = decision === "restricted" && ofCase.length === 0;
  const choose = (next: Decision) => {
    setDecision(next);
    setStatement(STATEMENTS[next][0]);
  };
  const decide = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || isLacking) return;
    setIsBusy(true);
    const body = {
      decision,
      statement,
      words: words.trim(),
      restrictions: decision === "restricted" ? ofCase.map((of) => of.id) : [],
    };
    await act((staff) => staff.cases.decide(one.id, body), "It is decided. Thank you.");
    setIsBusy(false);
  };
  return (
    <form className="card stack" aria-labelledby={`${id}title`} onSubmit={(event) => void decide(event)}>
      <h2 id={`${id}title`}>Decide it</h2>
      <fieldset className="stack tight">
        <legend className="field__label">What does it come to?</legend>
        {DECISIONS.map((offered) => (
          <Choice
            key={offered}
            type="radio"
            name={`${id}decision`}
            label={DECISION_WORDS[offered]}
            isChosen={decision === offered}
            onChange={() => choose(offered)}
          />
        ))}
      </fieldset>
      <div className="field">
        <label className="field__label" htmlFor={`${id}statement`}>
          The reasons begin with
        </label>
        <select
          id={`${id}statement`}
          className="field__input"
          value={statement}
          // as: the options are those of the list
          onChange={(event) => setStatement(event.target.value as Statement)}
        >
          {STATEMENTS[decision].map((value) => (
            <option key={value} value={value}>
              {STATEMENT_WORDS[value]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label className="field__label" htmlFor={`${id}words`}>
          Words about this case, if any
        </label>
        <textarea
          id={`${id}words`}
          className="field__input"
          maxLength={STATEMENT_MAX}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <div className="case__preview" aria-live="polite">
        <p className="field__hint">{TOLD[decision]}</p>
        <blockquote className="case__words">
          {STATEMENT_WORDS[statement]}
          {words.trim() && ` ${words.trim()}`}
        </blockquote>
      </div>
      {isLacking && <p className="soft">{lackWords(one, restrictions, isBanAsked)}</p>}
      <div>
        <button type="submit" className="button button--main" aria-disabled={isBusy || isLacking}>
          {isBusy ? "One moment…" : "Decide"}
        </button>
      </div>
    </form>
  );
};
