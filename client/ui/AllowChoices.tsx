import { useId } from "react";
import type { AllowHugsFrom } from "#shared/schema/privacy.ts";
import { Choice } from "./Choice.tsx";
import { ALLOW_CHOICES, ALLOW_WORDS } from "./consent.words.ts";
import "./consent.css";

type AllowChoicesProps = {
  readonly value: AllowHugsFrom;
  readonly onChange: (value: AllowHugsFrom) => void;
};

/** Who needs no request, as five plain sentences. */
export const AllowChoices = ({ value, onChange }: AllowChoicesProps) => {
  const id = useId();
  return (
    <fieldset className="stack tight">
      <legend className="unseen">Who may hug you without asking</legend>
      {ALLOW_CHOICES.map((one) => (
        <Choice
          key={one}
          type="radio"
          name={`${id}allow`}
          label={ALLOW_WORDS[one].name}
          hint={ALLOW_WORDS[one].hint}
          isChosen={value === one}
          onChange={() => onChange(one)}
        />
      ))}
    </fieldset>
  );
};
