import { useId, useState, type FormEvent } from "react";
import type { Measured } from "#shared/schema/measure.ts";
import { Choice } from "../../ui/Choice.tsx";
import { useClient } from "../../ui/client-context.ts";
import type { ActOnMeasures } from "./Measures.tsx";
import { endWords, LENGTHS, MEASURED_CHOICES, PERCENTS } from "./measures.words.ts";
import { Pick } from "./Pick.tsx";

type SetLimitProps = { readonly nowMs: number; readonly act: ActOnMeasures };

/** Some things less often, for everybody, for a while. */
export const SetLimit = ({ nowMs, act }: SetLimitProps) => {
  const id = useId();
  const client = useClient();
  const [of, setOf] = useState<readonly Measured[]>(["hug/send"]);
  const [percent, setPercent] = useState(50);
  const [minutes, setMinutes] = useState(60);
  const [isBusy, setIsBusy] = useState(false);
  const set = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || of.length === 0) return;
    setIsBusy(true);
    const key = client.newKey();
    await act((staff) => staff.measures.setLimit(key, { percent, of: [...of], minutes }), "The limit holds.");
    setIsBusy(false);
  };
  const choose = (name: Measured) =>
    setOf((before) => (before.includes(name) ? before.filter((other) => other !== name) : [...before, name]));
  return (
    <form className="card stack" aria-labelledby={`${id}title`} onSubmit={(event) => void set(event)}>
      <h2 id={`${id}title`}>Lower rates</h2>
      <fieldset className="stack tight">
        <legend className="field__label">Of what?</legend>
        {MEASURED_CHOICES.map(([name, words]) => (
          <Choice
            key={name}
            type="checkbox"
            name={`${id}of`}
            label={words}
            isChosen={of.includes(name)}
            onChange={() => choose(name)}
          />
        ))}
      </fieldset>
      <Pick label="Of the usual rate everybody has" value={percent} choices={PERCENTS} onPick={setPercent} />
      <Pick label="It holds for" value={minutes} choices={LENGTHS} onPick={setMinutes} />
      <p className="field__hint" aria-live="polite">
        {of.length === 0
          ? "Choose at least one thing."
          : `It ends by itself at ${endWords(nowMs + minutes * 60_000, nowMs)}. Whoever asks more often is told when to come back.`}
      </p>
      <div>
        <button type="submit" className="button button--main" aria-disabled={isBusy || of.length === 0}>
          {isBusy ? "One moment…" : "Set it"}
        </button>
      </div>
    </form>
  );
};
