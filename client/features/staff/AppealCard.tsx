import { useId, useState, type FormEvent } from "react";
import { STATEMENT_MAX } from "#shared/schema/conduct.ts";
import type { AppealView, DecideAppeal } from "#shared/schema/restriction.ts";
import { Choice } from "../../ui/Choice.tsx";
import { whenWords } from "../../ui/when.ts";
import { CATEGORY_NAMES } from "./cases.view.ts";
import { hoursWords, RESTRICTION_WORDS } from "./restrict.view.ts";

type AppealCardProps = {
  readonly one: AppealView;
  readonly nowMs: number;
  readonly onDecide: (id: string, decision: DecideAppeal) => Promise<void>;
};

const ANSWERS = [
  ["overturned", "It was wrong", "It ends now."],
  ["changed", "It was too much", "It ends sooner."],
  ["upheld", "It was right", "It stays as it is."],
] as const;
/** From now on, hours. */
const SOONER = [1, 24, 72, 168] as const;

/** One appeal: what it is against, what they say, and the answer. */
export const AppealCard = ({ one: { restriction, name, words, appealedAtMs }, nowMs, onDecide }: AppealCardProps) => {
  const id = useId();
  const [state, setState] = useState<DecideAppeal["state"]>("overturned");
  const [hours, setHours] = useState<number>(24);
  const [statement, setStatement] = useState("");
  const decide = (event: FormEvent) => {
    event.preventDefault();
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
        <p>
          {`${RESTRICTION_WORDS[restriction.kind].is}, for ${CATEGORY_NAMES[restriction.category]}, since ${whenWords(restriction.beginsAtMs, nowMs)}`}
        </p>
        {restriction.statement && <blockquote className="case__words">{restriction.statement}</blockquote>}
        <p className="field__hint">{`${name} says, ${whenWords(appealedAtMs, nowMs)}:`}</p>
        <blockquote className="case__words">{words}</blockquote>
      </div>
      <form className="stack" onSubmit={decide}>
        <fieldset className="stack tight">
          <legend className="field__label">{`Your answer to ${name}`}</legend>
          {ANSWERS.map(([value, label, hint]) => (
            <Choice
              key={value}
              type="radio"
              name={`${id}state`}
              label={label}
              hint={hint}
              isChosen={state === value}
              onChange={() => setState(value)}
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
              value={hours}
              onChange={(event) => setHours(Number(event.target.value))}
            >
              {SOONER.map((offered) => (
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
          <button type="submit" className="button button--main">
            Answer the appeal
          </button>
        </div>
      </form>
    </li>
  );
};
