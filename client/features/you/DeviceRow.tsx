import { useId, useState } from "react";
import type { SessionView } from "#shared/schema/account.ts";
import { AskDialog } from "../../ui/AskDialog.tsx";
import { deviceName, deviceWords } from "./account.view.ts";
import { LEAVE_THERE } from "./notes.words.ts";

type DeviceRowProps = {
  readonly session: SessionView;
  readonly nowMs: number;
  /** It may have notes that are nowhere else, so it is asked first. */
  readonly hasNotesThere: boolean;
  readonly onEnd: () => Promise<void>;
};

/** One signed-in device. The one in use is left by "Sign out" at the end of the page. */
export const DeviceRow = ({ session, nowMs, hasNotesThere, onEnd }: DeviceRowProps) => {
  const id = useId();
  const [state, setState] = useState<"here" | "warned" | "ending">("here");
  const name = deviceName(session);
  const end = async () => {
    setState("ending");
    await onEnd();
    setState("here");
  };
  const press = () => {
    if (state === "ending") return;
    if (hasNotesThere) setState("warned");
    else void end();
  };
  return (
    <li className="you__device">
      <div>
        <p className="you__device-name">
          {name}
          {session.isThis && <span className="you__this">This device</span>}
        </p>
        <p id={`${id}when`} className="field__hint">
          {deviceWords(session, nowMs)}
        </p>
      </div>
      {!session.isThis && (
        <button
          type="button"
          className="button"
          aria-label={`Sign out ${name}`}
          aria-describedby={`${id}when`}
          aria-disabled={state === "ending"}
          onClick={press}
        >
          {state === "ending" ? "Signing out…" : "Sign out"}
        </button>
      )}
      {state === "warned" && (
        <AskDialog
          title={`Sign out ${name}?`}
          text={LEAVE_THERE}
          yes="Sign it out"
          onYes={() => void end()}
          onNo={() => setState("here")}
        />
      )}
    </li>
  );
};
