import { useNowMs } from "../../net/clock.ts";
import type { OwnClient } from "../../net/own.port.ts";
import { Away } from "../../ui/Away.tsx";
import { Being } from "../../ui/Being.tsx";
import { useClient, useClientState } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { useOwn } from "../../ui/useOwn.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { Reminder } from "./Reminder.tsx";
import { Restriction } from "./Restriction.tsx";
import { holdsNow } from "./restrictions.view.ts";
import { YourData } from "./YourData.tsx";

const read = (own: OwnClient) => own.restrictions();

/** What one is kept from; in place of every page while somebody is suspended. */
export const Suspended = () => {
  const client = useClient();
  const isShut = useClientState(({ connection }) => connection.kind === "suspended");
  const nowMs = useNowMs(60_000);
  // What is lifted early is seen by whoever looks here again.
  const [told, , again] = useOwn(read, true);
  const all = typeof told === "object" ? told.restrictions : [];
  const reminders = typeof told === "object" && !isShut ? told.reminders : [];
  const held = all.filter((one) => holdsNow(one, nowMs));
  return (
    <Page
      title={isShut ? "A pause" : "About your account"}
      lead={
        isShut
          ? "HugMood is closed to you for now. Nothing of yours is lost, and this page says why, until when, and what you can do."
          : "What you are kept from, why, until when, and how to say that it was wrong."
      }
    >
      <div className="stack">
        <Being being="moon/plain" size={150} phaseOf="suspended" isAsleep />
        {told === "asking" && <Waiting text="One moment…" />}
        {told === "away" && <Away text="HugMood is out of reach at this moment." onAgain={again} />}
        {(held.length > 0 ? held : all).map((one) => (
          <Restriction key={one.id} one={one} nowMs={nowMs} onAppealed={again} />
        ))}
        {isShut && typeof told === "object" && held.length === 0 && (
          <p>
            <a className="button button--main" href="/">
              It is over: go on
            </a>
          </p>
        )}
        {!isShut && typeof told === "object" && all.length === 0 && <p>You are kept from nothing.</p>}
        {reminders.map((one) => (
          <Reminder key={one.id} one={one} nowMs={nowMs} />
        ))}
        {isShut && (
          <>
            <YourData />
            <div className="row">
              <a className="button" href="/calm">
                Find some calm
              </a>
              <button type="button" className="button button--quiet" onClick={() => void client.signOut()}>
                Sign out
              </button>
            </div>
          </>
        )}
      </div>
    </Page>
  );
};
