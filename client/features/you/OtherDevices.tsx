import { useId, useState } from "react";
import type { AccountClient, Result } from "../../net/state.ts";
import { AskDialog } from "../../ui/AskDialog.tsx";
import { useClient } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { LEAVE_THERE } from "./notes.words.ts";
import { useAccountAsked } from "./useAccountAsked.ts";
import { useNotesThere } from "./useNotesThere.ts";

const read = (account: AccountClient) => account.sessions();

/** `onOut`: the others are out. */
type OtherDevicesProps = { readonly onOut: () => void };

/** Offered once a way in has changed: whoever is in elsewhere by the one before stays in otherwise. */
export const OtherDevices = ({ onOut }: OtherDevicesProps) => {
  const client = useClient();
  const id = useId();
  const [sessions, again] = useAccountAsked(read);
  const [state, setState] = useState<"offered" | "warned" | "asking" | "done">("offered");
  const hasNotesThere = useNotesThere();
  const [problem, setProblem] = useState("");
  const others = typeof sessions === "object" ? sessions.filter(({ isThis }) => !isThis).length : 0;
  if (state !== "done" && others === 0) return null;
  const signOut = async () => {
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
  const press = () => {
    if (state === "asking") return;
    if (hasNotesThere) setState("warned");
    else void signOut();
  };
  return (
    <div id={id} className="row you__title" tabIndex={-1}>
      {state !== "done" && (
        <button type="button" className="button" aria-disabled={state === "asking"} onClick={press}>
          {state === "asking" ? "Signing them out…" : "Sign out my other devices"}
        </button>
      )}
      <Status className={problem === "" ? "soft" : "field__error"}>
        {problem || (state === "done" ? "Your other devices are signed out." : "")}
      </Status>
      {state === "warned" && (
        <AskDialog
          title="Sign out your other devices?"
          text={LEAVE_THERE}
          yes="Sign them out"
          onYes={() => void signOut()}
          onNo={() => setState("offered")}
        />
      )}
    </div>
  );
};
