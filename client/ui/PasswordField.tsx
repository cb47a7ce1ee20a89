import { useState } from "react";
import { PASSWORD_HINT, passwordLacks } from "./password.words.ts";
import { Status } from "./Status.tsx";
import { TextField } from "./TextField.tsx";
import "./password-field.css";

type PasswordFieldProps = {
  readonly id: string;
  readonly label: string;
  /** One that is chosen is measured as it is typed. */
  readonly isNew?: boolean;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (password: string) => void;
};

/** A password, which can be looked at. */
export const PasswordField = ({ id, label, isNew = false, value, problem, onChange }: PasswordFieldProps) => {
  const [isShown, setIsShown] = useState(false);
  return (
    <TextField id={id} label={label} hint={isNew ? PASSWORD_HINT : undefined} problem={problem}>
      {(described) => (
        <>
          <div className="password">
            <input
              id={id}
              className="field__input"
              type={isShown ? "text" : "password"}
              autoComplete={isNew ? "new-password" : "current-password"}
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              value={value}
              aria-invalid={problem !== undefined}
              aria-describedby={described}
              onChange={(event) => onChange(event.target.value)}
            />
            <button
              type="button"
              className="button password__show"
              aria-pressed={isShown}
              onClick={() => setIsShown(!isShown)}
            >
              Show
              <span className="unseen">{` ${label.toLowerCase()}`}</span>
            </button>
          </div>
          {isNew && <LengthSoFar lacks={passwordLacks(value)} isEmpty={value === ""} />}
        </>
      )}
    </TextField>
  );
};

/** Said when it becomes long enough, not at each character. */
const LengthSoFar = ({ lacks, isEmpty }: { readonly lacks: number; readonly isEmpty: boolean }) => (
  <Status className="password__length">
    {!isEmpty && (lacks === 0 ? "Long enough." : "Still too short")}
    {!isEmpty && lacks > 0 && <span aria-hidden="true">{`: ${lacks} to go`}</span>}
  </Status>
);
