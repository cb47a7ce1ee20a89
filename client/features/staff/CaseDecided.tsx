import type { CaseDecision } from "#shared/schema/case.ts";
import { DECISION_WORDS, STATEMENT_WORDS } from "../../ui/statement.words.ts";
import { whenWords } from "../../ui/when.ts";

type CaseDecidedProps = { readonly decided: CaseDecision; readonly nowMs: number };

/** What it came to, by whom, and what was said. */
export const CaseDecided = ({ decided, nowMs }: CaseDecidedProps) => (
  <section className="card stack tight" aria-labelledby="case-decided">
    <h2 id="case-decided">What it came to</h2>
    <p>
      <b>{`${DECISION_WORDS[decided.decision]}.`}</b>
    </p>
    <blockquote className="case__words">
      {STATEMENT_WORDS[decided.statement]}
      {decided.words && ` ${decided.words}`}
    </blockquote>
    <p className="field__hint">{`${decided.by.name}, ${whenWords(decided.atMs, nowMs)}`}</p>
  </section>
);
