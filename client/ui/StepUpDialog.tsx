import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { StepUpWays } from "#shared/schema/second-factor.ts";
import { useClient } from "./client-context.ts";
import { StepUpByPasskey } from "./StepUpByPasskey.tsx";
import { StepUpForm } from "./StepUpForm.tsx";
import { Waiting } from "./Waiting.tsx";
import "./ask-dialog.css";
import "./step-up.css";

type Ways = StepUpWays & { readonly canAskDevice: boolean };

const useWays = (): Ways | "asking" | "away" => {
  const client = useClient();
  const [ways, setWays] = useState<Ways | "asking" | "away">("asking");
  useEffect(() => {
    let isOver = false;
    void client
      .loadAccount()
      .then(async (account) => {
        const told = await account.stepUpWays();
        return told && { ...told, canAskDevice: told.passkey && account.hasPasskeys };
      })
      .catch(() => null)
      .then((told) => !isOver && setWays(told ?? "away"));
    return () => {
      isOver = true;
    };
  }, [client]);
  return ways;
};

/** Before an act that would give the account away: whoever is here shows that it is theirs. */
export const StepUpDialog = ({ onEnd }: { readonly onEnd: (isDone: boolean) => void }) => {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const ways = useWays();
  const done = () => onEnd(true);
  // Closed while it is still on the page: one that was taken away gives no focus back.
  useLayoutEffect(() => {
    const own = dialog.current;
    own?.showModal();
    return () => own?.close();
  }, []);
  const notNow = (
    <button type="button" className="button" onClick={() => onEnd(false)}>
      Not now
    </button>
  );
  const hasNone = typeof ways === "object" && !ways.password && !ways.canAskDevice;
  return (
    <dialog
      ref={dialog}
      className="ask step-up"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      onCancel={() => onEnd(false)}
    >
      <h2 id={`${id}title`} tabIndex={-1}>
        Is it you?
      </h2>
      <p id={`${id}text`}>
        {hasNone
          ? "Only you may do this, and this device cannot ask you for anything that shows it. Sign out, sign in again, and come back here within ten minutes."
          : "Only you may do this. Show that it is you; for ten minutes you are not asked again on this device."}
      </p>
      {ways === "asking" && <Waiting text="One moment…" />}
      {ways === "away" && <p className="field__error">HugMood is out of reach at this moment. Nothing has changed.</p>}
      {typeof ways === "object" && ways.canAskDevice && <StepUpByPasskey isMain={!ways.password} onDone={done} />}
      {typeof ways === "object" && ways.password ? (
        <StepUpForm needsCode={ways.needsCode} beside={notNow} onDone={done} />
      ) : (
        <div className="row">{notNow}</div>
      )}
    </dialog>
  );
};
