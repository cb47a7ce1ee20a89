import { useId, useState, type FormEvent, type ReactNode } from "react";
import { STAFF_ROLES, type StaffRole } from "#shared/schema/staff.ts";
import { ROLE_WORDS } from "./members.view.ts";

type SetRoleProps = {
  /** What it is now; null = not on the staff. */
  readonly before: StaffRole | null;
  /** The button's words. */
  readonly does: string;
  /** Tells whether it was done. */
  readonly onSet: (role: StaffRole | null) => Promise<unknown>;
  readonly onClose?: () => void;
  /** Whose. */
  readonly children?: ReactNode;
};

/** Gives a role, or takes the one there is. */
export const SetRole = ({ before, does, onSet, onClose, children }: SetRoleProps) => {
  const id = useId();
  const [wanted, setWanted] = useState<StaffRole | null>(before ?? "moderator");
  const [isBusy, setIsBusy] = useState(false);
  const set = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    await onSet(wanted);
    setIsBusy(false);
  };
  return (
    <form className="stack tight" noValidate onSubmit={(event) => void set(event)}>
      {children}
      <div className="field">
        <label className="field__label" htmlFor={`${id}role`}>
          As what?
        </label>
        <select
          id={`${id}role`}
          className="field__input"
          value={wanted ?? ""}
          onChange={(event) => setWanted(STAFF_ROLES.find((one) => one === event.target.value) ?? null)}
        >
          {STAFF_ROLES.map((one) => (
            <option key={one} value={one}>
              {ROLE_WORDS[one]}
            </option>
          ))}
          {before !== null && <option value="">Not on the staff any more</option>}
        </select>
      </div>
      <div className="row">
        <button type="submit" className="button" aria-disabled={isBusy}>
          {does}
        </button>
        {onClose && (
          <button type="button" className="button" onClick={onClose}>
            Not now
          </button>
        )}
      </div>
    </form>
  );
};
