import { Link } from "react-router";
import { Choice } from "../../ui/Choice.tsx";
import type { AccountFieldProps } from "../../ui/useAccountForm.ts";
import { AGE_CHOICES, AGE_WORDS } from "./age.view.ts";

/** How old somebody is, as a span. */
export const AgeQuestion = ({ id, problem, value, onChange }: AccountFieldProps) => (
  <fieldset
    id={id}
    className="stack tight you__title"
    tabIndex={-1}
    aria-describedby={problem ? `${id}hint ${id}problem` : `${id}hint`}
  >
    <legend className="field__label">How old are you?</legend>
    <p id={`${id}hint`} className="field__hint">
      HugMood is for people of 16 and older. We keep a span of years of birth only, and show it to nobody.
    </p>
    <div className="you__themes">
      {AGE_CHOICES.map((one) => (
        <Choice
          key={one}
          type="radio"
          name={id}
          label={AGE_WORDS[one]}
          isChosen={value === one}
          onChange={() => onChange(one)}
        />
      ))}
    </div>
    {problem && (
      <p id={`${id}problem`} className="field__error" role="alert">
        {problem}
      </p>
    )}
    {problem && value === "under_16" && (
      <div>
        <Link className="button" to="/calm">
          A breath, and people who listen
        </Link>
      </div>
    )}
  </fieldset>
);
