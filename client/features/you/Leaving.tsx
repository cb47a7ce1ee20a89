import { useState } from "react";
import { useNavigate } from "react-router";
import { useNowMs } from "../../net/clock.ts";
import type { AccountClient } from "../../net/state.ts";
import { useAccountAct } from "../../ui/account-act.ts";
import { Being } from "../../ui/Being.tsx";
import { useClient } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { Away } from "../../ui/Away.tsx";
import { useAccountAsked } from "./useAccountAsked.ts";
import { leavingTitle } from "./your-data.view.ts";

const read = (account: AccountClient) => account.erasure();

/** In place of every page while erasure is asked for and can be undone. */
export const Leaving = () => {
  const client = useClient();
  const askAccount = useAccountAct();
  const navigate = useNavigate();
  const nowMs = useNowMs(60_000);
  const [erasure, again] = useAccountAsked(read);
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState("");
  const dueAtMs = typeof erasure === "object" ? erasure.dueAtMs : null;
  const stay = async () => {
    if (isAsking) return;
    setIsAsking(true);
    setProblem("");
    const result = await askAccount((account) => account.undoErasure());
    setIsAsking(false);
    if (result.ok) return navigate("/", { replace: true });
    setProblem(sentenceOf(result.refusal));
  };
  return (
    <Page
      title={dueAtMs === null ? "You are leaving" : leavingTitle(dueAtMs, nowMs)}
      lead="Nothing is gone yet. Until then nobody can see or reach you, and everything waits here for you."
    >
      <div className="stack">
        <Being being="moon/plain" size={150} phaseOf="leaving" isAsleep />
        {erasure === "away" && <Away text="HugMood is out of reach at this moment." onAgain={again} />}
        <div className="row">
          <button type="button" className="button button--main" aria-disabled={isAsking} onClick={() => void stay()}>
            {isAsking ? "One moment…" : "Stay, undo it"}
          </button>
          <button type="button" className="button button--quiet" onClick={() => void client.signOut()}>
            Sign out
          </button>
        </div>
        <p className="soft">
          With an account you can sign in until then and undo it. A guest who signs out cannot come back.
        </p>
        <Status className="field__error">{problem}</Status>
      </div>
    </Page>
  );
};
