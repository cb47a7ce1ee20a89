import { Choice } from "../../ui/Choice.tsx";
import { GROUP_LIMITS } from "../../ui/group-limits.ts";
import type { Draft } from "./draft.ts";
import { TextField } from "../../ui/TextField.tsx";

type WhenFieldsProps = {
  readonly id: string;
  readonly draft: Draft;
  readonly problem: string | undefined;
  readonly onChange: (part: Partial<Draft>) => void;
};

const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Now, or at a time of the person's own zone. */
export const WhenFields = ({ id, draft, problem, onChange }: WhenFieldsProps) => (
  <fieldset className="stack new__tight">
    <legend className="field__label">When?</legend>
    <Choice
      type="radio"
      name={`${id}when`}
      label="As soon as I start it"
      isChosen={!draft.isScheduled}
      onChange={() => onChange({ isScheduled: false })}
    />
    <Choice
      type="radio"
      name={`${id}when`}
      label="At a time"
      hint={`It begins by itself. People can come in ${GROUP_LIMITS.gatheringMs / 60_000} minutes before.`}
      isChosen={draft.isScheduled}
      onChange={() => onChange({ isScheduled: true })}
    />
    {draft.isScheduled && (
      <TextField id={`${id}localTime`} label="Day and time" hint={`Your time (${zone()}).`} problem={problem}>
        {(described) => (
          <input
            id={`${id}localTime`}
            className="field__input new__short"
            type="datetime-local"
            value={draft.localTime}
            aria-invalid={problem !== undefined}
            aria-describedby={described}
            onChange={(event) => onChange({ localTime: event.target.value })}
          />
        )}
      </TextField>
    )}
  </fieldset>
);
