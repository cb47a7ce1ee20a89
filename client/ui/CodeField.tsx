import { useState } from "react";
import { TextField } from "./TextField.tsx";
import "./code-field.css";

type CodeFieldProps = {
  readonly id: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (code: string) => void;
  /** Also a backup code, when the app is lost. */
  readonly takesBackup?: boolean;
};

/** A code of an authenticator app, which keepers of passwords fill in by themselves. Pasted with spaces it is as good. */
export const CodeField = ({ id, value, problem, onChange, takesBackup = true }: CodeFieldProps) => {
  const [isBackup, setIsBackup] = useState(false);
  const turn = () => {
    setIsBackup(!isBackup);
    onChange("");
    document.getElementById(id)?.focus();
  };
  return (
    <div className="code">
      <TextField
        id={id}
        label={isBackup ? "Backup code" : "Code of your app"}
        hint={isBackup ? "One of the codes you kept. Each is good once." : "Six digits; a new one every half minute."}
        problem={problem}
      >
        {(described) => (
          <input
            id={id}
            className="field__input code__input"
            type="text"
            inputMode={isBackup ? "text" : "numeric"}
            autoComplete={isBackup ? "off" : "one-time-code"}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            value={value}
            aria-invalid={problem !== undefined}
            aria-describedby={described}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </TextField>
      {takesBackup && (
        <button type="button" className="button button--quiet code__turn" onClick={turn}>
          {isBackup ? "Use a code of the app" : "Use a backup code"}
        </button>
      )}
    </div>
  );
};
