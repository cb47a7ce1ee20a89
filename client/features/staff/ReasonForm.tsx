import { useId, useState, type FormEvent } from "react";
import { REVEAL_REASON_MAX, REVEAL_REASON_MIN } from "#shared/schema/case.ts";
import { lengthOf } from "../../ui/limits.ts";
import { TextField } from "../../ui/TextField.tsx";

type ReasonFormProps = {
  readonly label: string;
  readonly hint: string;
  /** On the button. */
  readonly does: string;
  /** Whether it went well: then the next reason is written anew. */
  readonly onReason: (reason: string) => Promise<boolean>;
};

/** Something that takes a reason, which is kept. */
export const ReasonForm = ({ label, hint, does, onReason }: ReasonFormProps) => {
  const id = useId();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const length = lengthOf(reason.trim());
    if (length < REVEAL_REASON_MIN) return setProblem(`Please say it in at least ${REVEAL_REASON_MIN} characters.`);
    if (length > REVEAL_REASON_MAX) return setProblem(`Please use at most ${REVEAL_REASON_MAX} characters.`);
    setProblem(undefined);
    if (await onReason(reason.trim())) setReason("");
  };
  return (
    <form className="card stack" noValidate onSubmit={(event) => void send(event)}>
      <TextField id={`${id}reason`} label={label} hint={hint} problem={problem}>
        {(described) => (
          <input
            id={`${id}reason`}
            className="field__input"
            value={reason}
            aria-describedby={described}
            aria-invalid={problem !== undefined}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </TextField>
      <div>
        <button type="submit" className="button">
          {does}
        </button>
      </div>
    </form>
  );
};
