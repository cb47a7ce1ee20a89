import { useEffect, useState } from "react";
import type { Result } from "../../net/state.ts";
import { useClient } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";

/** The other way in, where this browser and this address have passkeys. */
export const PasskeyAct = ({ onIn }: { readonly onIn: () => void }) => {
  const client = useClient();
  const [canAsk, setCanAsk] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let isOver = false;
    void client.loadAccount().then(
      ({ hasPasskeys }) => !isOver && setCanAsk(hasPasskeys),
      () => {},
    );
    return () => {
      isOver = true;
    };
  }, [client]);
  if (!canAsk) return null;
  const signIn = async () => {
    if (isAsking) return;
    setIsAsking(true);
    setProblem("");
    const result = await client.loadAccount().then(
      (account) => account.signInWithPasskey(),
      (): Result => ({ ok: false, refusal: { code: "offline" } }),
    );
    setIsAsking(false);
    if (result.ok) onIn();
    else setProblem(sentenceOf(result.refusal));
  };
  return (
    <div className="row">
      <button type="button" className="button" aria-disabled={isAsking} onClick={() => void signIn()}>
        {isAsking ? "Asking your device…" : "Sign in with a passkey"}
      </button>
      <Status className="field__error">{problem}</Status>
    </div>
  );
};
