import { Choice } from "../../ui/Choice.tsx";
import { GROUP_LIMITS } from "../../ui/group-limits.ts";
import type { Draft } from "./draft.ts";
import { TextField } from "../../ui/TextField.tsx";

type WhoFieldsProps = {
  readonly id: string;
  readonly draft: Draft;
  readonly problem: string | undefined;
  readonly onChange: (part: Partial<Draft>) => void;
};

/** Who finds it, and how many it holds. */
export const WhoFields = ({ id, draft, problem, onChange }: WhoFieldsProps) => (
  <fieldset className="stack new__tight">
    <legend className="field__label">Who can come?</legend>
    <Choice
      type="radio"
      name={`${id}who`}
      label="Everybody here"
      hint="It is shown at home to everybody."
      isChosen={draft.visibility === "listed"}
      onChange={() => onChange({ visibility: "listed" })}
    />
    <Choice
      type="radio"
      name={`${id}who`}
      label="Only with the link"
      hint="Nobody finds it by themselves; you share the link."
      isChosen={draft.visibility === "link"}
      onChange={() => onChange({ visibility: "link" })}
    />
    <TextField
      id={`${id}capacity`}
      label="How many at most?"
      hint={`${GROUP_LIMITS.leastPeople} to ${GROUP_LIMITS.mostPeople}, you among them.`}
      problem={problem}
    >
      {(described) => (
        <input
          id={`${id}capacity`}
          className="field__input new__short"
          type="number"
          inputMode="numeric"
          min={GROUP_LIMITS.leastPeople}
          max={GROUP_LIMITS.mostPeople}
          value={draft.capacity}
          aria-invalid={problem !== undefined}
          aria-describedby={described}
          onChange={(event) => onChange({ capacity: event.target.value })}
        />
      )}
    </TextField>
  </fieldset>
);
