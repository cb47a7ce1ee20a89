import { useId, useState, type FormEvent } from "react";
import { Link } from "react-router";
import type { CaseDetail } from "#shared/schema/case.ts";
import { TextField } from "../../ui/TextField.tsx";
import { whenWords } from "../../ui/when.ts";
import { CaseCard } from "./CaseCard.tsx";
import type { ActOnCase } from "./CasePage.tsx";
import { caseIdIn, caseTitle, DECISION_NAMES } from "./cases.view.ts";

type CaseLinksProps = {
  readonly one: CaseDetail;
  readonly mayLink: boolean;
  readonly nowMs: number;
  readonly act: ActOnCase;
};

/** What has to do with it: cases that were put beside it, and what was decided about the same person before. */
export const CaseLinks = ({ one, mayLink, nowMs, act }: CaseLinksProps) => {
  const id = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const other = caseIdIn(text);
    if (other === null) return setProblem("Please paste the address of the other case.");
    setProblem(undefined);
    if (await act((staff) => staff.cases.link(one.id, other, true), "They stand side by side now.")) setText("");
  };
  if (!mayLink && one.links.length + one.earlier.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="case-links">
      <h2 id="case-links">What belongs to it</h2>
      {one.links.length > 0 && (
        <ul className="cases" aria-label="Linked cases">
          {one.links.map((row) => (
            <CaseCard
              key={row.id}
              row={row}
              nowMs={nowMs}
              act={
                mayLink && (
                  <button
                    type="button"
                    className="button button--quiet"
                    onClick={() =>
                      void act((staff) => staff.cases.link(one.id, row.id, false), "They stand apart again.")
                    }
                  >
                    Take it away
                    <span className="unseen">{`: ${caseTitle(row)}`}</span>
                  </button>
                )
              }
            />
          ))}
        </ul>
      )}
      {one.earlier.length > 0 && (
        <ul className="stack tight" aria-label="Decided before about the same person">
          {one.earlier.map((earlier) => (
            <li key={earlier.id}>
              <Link to={`/staff/cases/${earlier.id}`}>{`Decided before: ${DECISION_NAMES[earlier.decision]}`}</Link>
              <span className="field__hint">{`, ${whenWords(earlier.atMs, nowMs)}`}</span>
            </li>
          ))}
        </ul>
      )}
      {mayLink && (
        <form className="stack tight" noValidate onSubmit={(event) => void add(event)}>
          <TextField id={`${id}link`} label="Address of a case that belongs to it" problem={problem}>
            {(described) => (
              <input
                id={`${id}link`}
                className="field__input"
                value={text}
                aria-describedby={described}
                aria-invalid={problem !== undefined}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </TextField>
          <div>
            <button type="submit" className="button">
              Put it beside
            </button>
          </div>
        </form>
      )}
    </section>
  );
};
