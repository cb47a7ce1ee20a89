import { useId, useState, type FormEvent } from "react";
import { Link } from "react-router";
import { STATEMENT_MAX } from "#shared/schema/conduct.ts";
import type { AppealView, DecideAppeal } from "#shared/schema/restriction.ts";
import { Choice } from "../../ui/Choice.tsx";
import { whenWords } from "../../ui/when.ts";
import { answersTo, appealedWords, hoursWords, soonerThan } from "./restrict.view.ts";

type AppealCardProps = {
  readonly one: AppealView;
  readonly nowMs: number;
  readonly onDecide: (id: string, decision: DecideAppeal) => Promise<void>;
};

/** One appeal: what it is against, until when and in which case, what they say, and the answer. */
export const AppealCard = ({ one: { restriction, name, words, appealedAtMs }, nowMs, onDecide }: AppealCardProps) => {
  const id = useId();
  // Nothing is chosen beforehand: a key that is pressed too early decides nothing.
  const [chosen, setChosen] = useState<DecideAppeal["state"] | null>(null);
  const [wanted, setWanted] = useState<number>(24);
  const [statement, setStatement] = useState("");
  const answers = answersTo(restriction, nowMs);
  // What was offered may have run out meanwhile.
  const state = answers.find(({ is }) => is === chosen)?.is ?? null;
  const sooner = soonerThan(restriction, nowMs);
  const hours = sooner.includes(wanted) ? wanted : (sooner[0] ?? null);
  const decide = (event: FormEvent) => {
    event.preventDefault();
    if (state === null) return;
    void onDecide(restriction.id, {
      state,
      statement: statement.trim(),
      hours: state === "changed" ? hours : null,
    });
  };
  return (
    <li className="card stack">
      <div className="stack tight">
        <h2>{name}</h2>
        <p>{appealedWords(restriction, nowMs)}</p>
        {restriction.statement && <blockquote className="case__words">{restriction.statement}</blockquote>}
        <p className="field__hint">{`${name} says, ${whenWords(appealedAtMs, nowMs)}:`}</p>
        <blockquote className="case__words">{words}</blockquote>
        {restriction.caseId !== null && (
          <p>
            <Link to={`/staff/cases/${restriction.caseId}`}>
              Look at its case<span className="unseen">{`: ${name}`}</span>
            </Link>
          </p>
        )}
        {restriction.caseId === null && restriction.groupHugId !== null && (
          <p>
            <Link to={`/staff/rooms/${restriction.groupHugId}`}>
              Look into its room<span className="unseen">{`: ${name}`}</span>
            </Link>
          </p>
        )}
      </div>
      <form className="stack" onSubmit={decide}>
        <fieldset className="stack tight">
          <legend className="field__label">{`Your answer to ${name}`}</legend>
          {answers.map(({ is, label, hint }) => (
            <Choice
              key={is}
              type="radio"
              name={`${id}state`}
              label={label}
              hint={hint}
              isChosen={state === is}
              onChange={() => setChosen(is)}
            />
          ))}
        </fieldset>
        {state === "changed" && (
          <div className="field">
            <label className="field__label" htmlFor={`${id}hours`}>
              It ends in
            </label>
            <select
              id={`${id}hours`}
              className="field__input"
              value={String(hours)}
              onChange={(event) => setWanted(Number(event.target.value))}
            >
              {sooner.map((offered) => (
                <option key={offered} value={offered}>
                  {hoursWords(offered)}
                </option>
              ))}
            </select>
          </div>
        )}
        <div className="field">
          <label className="field__label" htmlFor={`${id}words`}>
            Why, in words for them
          </label>
          <textarea
            id={`${id}words`}
            className="field__input"
            maxLength={STATEMENT_MAX}
            value={statement}
            onChange={(event) => setStatement(event.target.value)}
          />
        </div>
        <div>
          <button type="submit" className="button button--main" aria-disabled={state === null}>
            Answer the appeal
          </button>
        </div>
      </form>
    </li>
  );
};
