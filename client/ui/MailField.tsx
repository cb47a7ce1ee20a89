import { TextField } from "./TextField.tsx";

type MailFieldProps = {
  readonly id: string;
  readonly label?: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (mail: string) => void;
};

/** The mail address that one signs in with. */
export const MailField = ({ id, label = "Your mail address", value, problem, onChange }: MailFieldProps) => (
  <TextField id={id} label={label} problem={problem}>
    {(described) => (
      <input
        id={id}
        className="field__input"
        type="email"
        // What a keeper of passwords stores the password under.
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={described}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </TextField>
);
