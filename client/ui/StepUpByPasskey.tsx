import { useState } from "react";
import type { Result } from "../net/state.ts";
import { useClient } from "./client-context.ts";
import { sentenceOf } from "./sentences.ts";
import { Status } from "./Status.tsx";

type StepUpByPasskeyProps = { readonly isMain: boolean; readonly onDone: () => void };

export const StepUpByPasskey = ({ isMain, onDone }: StepUpByPasskeyProps) => {
  const client = useClient();
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState("");
  const show = async () => {
    if (isAsking) return;
    setIsAsking(true);
    setProblem("");
    const result = await client.loadAccount().then(
      (account) => account.stepUpWithPasskey(),
      (): Result => ({ ok: false, refusal: { code: "offline" } }),
    );
    if (result.ok) return onDone();
    setIsAsking(false);
    setProblem(sentenceOf(result.refusal));
  };
  return (
    <div className="stack step-up__passkey">
      <div>
        <button
          type="button"
          className={isMain ? "button button--main" : "button"}
          aria-disabled={isAsking}
          onClick={() => void show()}
        >
          {isAsking ? "Asking your device…" : "Use a passkey"}
        </button>
      </div>
      <Status className="field__error">{problem}</Status>
    </div>
  );
};
