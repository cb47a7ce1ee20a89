import { useId, useState } from "react";
import type { SessionView } from "#shared/schema/account.ts";
import { deviceName, deviceWords } from "./account.view.ts";

type DeviceRowProps = {
  readonly session: SessionView;
  readonly nowMs: number;
  readonly onEnd: () => Promise<void>;
};

/** One signed-in device. The one in use is left by "Sign out" at the end of the page. */
export const DeviceRow = ({ session, nowMs, onEnd }: DeviceRowProps) => {
  const id = useId();
  const [isEnding, setIsEnding] = useState(false);
  const name = deviceName(session);
  const end = async () => {
    if (isEnding) return;
    setIsEnding(true);
    await onEnd();
    setIsEnding(false);
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
          aria-disabled={isEnding}
          onClick={() => void end()}
        >
          {isEnding ? "Signing out…" : "Sign out"}
        </button>
      )}
    </li>
  );
};
