import { useId } from "react";
import type { TouchForm } from "#shared/schema/hug.ts";
import { Choice } from "./Choice.tsx";
import { FORM_CHOICES, FORM_WORDS } from "./touch.words.ts";

type FormChoicesProps = {
  /** For a screen reader. */
  readonly legend: string;
  readonly form: TouchForm;
  readonly onChosen: (form: TouchForm) => void;
};

/** In which form hugs arrive. */
export const FormChoices = ({ legend, form, onChosen }: FormChoicesProps) => {
  const name = useId();
  return (
    <fieldset className="stack tight">
      <legend className="unseen">{legend}</legend>
      {FORM_CHOICES.map((one) => (
        <Choice
          key={one}
          type="radio"
          name={name}
          label={FORM_WORDS[one].name}
          hint={FORM_WORDS[one].hint}
          isChosen={form === one}
          onChange={() => onChosen(one)}
        />
      ))}
    </fieldset>
  );
};
