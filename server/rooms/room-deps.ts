import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/logger/logger.ts";
import type { Hugs } from "../services/hugs/hugs.port.ts";
import type { Identity } from "../services/identity/identity.port.ts";
import type { Inbox, InboxHints } from "../services/inbox/inbox.port.ts";
import type { People } from "../services/people/people.port.ts";
import type { InboxRates } from "./inbox-rates.ts";
import type { PeopleChanges } from "./people-changes.ts";

/** All that rooms reach outside of themselves. */
export type RoomDeps = {
  readonly identity: Pick<Identity, "verifyRoomToken">;
  readonly hugs: Pick<Hugs, "send" | "react" | "see">;
  readonly inbox: Pick<Inbox, "snapshot" | "eventsAfter" | "setTouch">;
  readonly people: Pick<People, "profile" | "hiddenFrom" | "setMuted" | "setBlocked">;
  readonly hints: Pick<InboxHints, "subscribe">;
  readonly changes: PeopleChanges;
  readonly rates: InboxRates;
  readonly clock: Clock;
  readonly log: Log;
};
