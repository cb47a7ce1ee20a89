import { useId, useState } from "react";
import type { AccountClient, Result } from "../../net/state.ts";
import { useClient } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useAccountAsked } from "./useAccountAsked.ts";

const read = (account: AccountClient) => account.sessions();

/** `onOut`: the others are out. */
type OtherDevicesProps = { readonly onOut: () => void };

/** Offered once a way in has changed: whoever is in elsewhere by the one before stays in otherwise. */
export const OtherDevices = ({ onOut }: OtherDevicesProps) => {
  const client = useClient();
  const id = useId();
  const [sessions, again] = useAccountAsked(read);
  const [state, setState] = useState<"offered" | "asking" | "done">("offered");
  const [problem, setProblem] = useState("");
  const others = typeof sessions === "object" ? sessions.filter(({ isThis }) => !isThis).length : 0;
  if (state !== "done" && others === 0) return null;
  const signOut = async () => {
    if (state === "asking") return;
    setState("asking");
    setProblem("");
    const result = await client.loadAccount().then(
      (account) => account.signOutOthers(),
      (): Result => ({ ok: false, refusal: { code: "offline" } }),
    );
    setState(result.ok ? "done" : "offered");
    if (!result.ok) return setProblem(sentenceOf(result.refusal));
    again();
    onOut();
    // The button that had it goes.
    document.getElementById(id)?.focus();
  };
  return (
    <div id={id} className="row you__title" tabIndex={-1}>
      {state !== "done" && (
        <button type="button" className="button" aria-disabled={state === "asking"} onClick={() => void signOut()}>
          {state === "asking" ? "Signing them out…" : "Sign out my other devices"}
        </button>
      )}
      <Status className={problem === "" ? "soft" : "field__error"}>
        {problem || (state === "done" ? "Your other devices are signed out." : "")}
      </Status>
    </div>
  );
};
