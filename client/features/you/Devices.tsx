import { useId, useState } from "react";
import type { AccountClient, Result } from "../../net/state.ts";
import { useNowMs } from "../../net/clock.ts";
import { AskDialog } from "../../ui/AskDialog.tsx";
import { useClient } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { Away } from "../../ui/Away.tsx";
import { deviceName } from "./account.view.ts";
import { DeviceRow } from "./DeviceRow.tsx";
import { LeavesWith } from "./LeavesWith.tsx";
import { LEAVE_THERE } from "./notes.words.ts";
import { useAccountAsked } from "./useAccountAsked.ts";
import { useNotesThere } from "./useNotesThere.ts";

const read = (account: AccountClient) => account.sessions();

/** Where this person is signed in, and a way to end each of it. */
export const Devices = () => {
  const client = useClient();
  const id = useId();
  const nowMs = useNowMs(60_000);
  const [sessions, again] = useAccountAsked(read);
  const hasNotesThere = useNotesThere();
  const hasOthers = typeof sessions === "object" && sessions.some(({ isThis }) => !isThis);
  const [isAsking, setIsAsking] = useState(false);
  const [said, setSaid] = useState("");
  const act = async (ask: (account: AccountClient) => Promise<Result>, done: string) => {
    const result = await client.loadAccount().then(ask, (): Result => ({ ok: false, refusal: { code: "offline" } }));
    setSaid(result.ok ? done : sentenceOf(result.refusal));
    setIsAsking(false);
    again();
    // The button that had it goes with its row.
    document.getElementById(`${id}title`)?.focus();
  };
  return (
    <div className="stack">
      <h3 id={`${id}title`} className="field__label you__title" tabIndex={-1}>
        Devices
      </h3>
      {sessions === "asking" && <Waiting text="Looking for your devices…" />}
      {sessions === "away" && <Away text="Your devices are out of reach at this moment." onAgain={again} />}
      {typeof sessions === "object" && (
        <ul className="you__devices" aria-labelledby={`${id}title`}>
          {sessions.map((session) => (
            <DeviceRow
              key={session.id}
              session={session}
              nowMs={nowMs}
              hasNotesThere={hasNotesThere}
              onEnd={() => act((account) => account.endSession(session.id), `${deviceName(session)} is signed out.`)}
            />
          ))}
        </ul>
      )}
      <Status>{said}</Status>
      <div>
        <button type="button" className="button" onClick={() => setIsAsking(true)}>
          Sign out everywhere
        </button>
      </div>
      {isAsking && (
        <AskDialog
          title="Sign out everywhere?"
          text="Every device is signed out, this one too. You can come back at any time."
          yes="Sign out everywhere"
          onYes={() => void act((account) => account.signOutEverywhere(), "")}
          onNo={() => setIsAsking(false)}
        >
          <LeavesWith />
          {hasNotesThere && hasOthers && <p>{LEAVE_THERE}</p>}
        </AskDialog>
      )}
    </div>
  );
};
