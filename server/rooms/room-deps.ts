import type { Clock } from "../platform/clock.ts";
import type { EpochWatch } from "../platform/epoch-watch.ts";
import type { LiveLimits } from "../platform/measures-watch.ts";
import type { ProcessCounts } from "../platform/process-meter.ts";
import type { Log } from "../platform/logger/logger.ts";
import type { Cases } from "../services/cases/cases.port.ts";
import type { Consents } from "../services/consents/consents.port.ts";
import type { Designs } from "../services/designs/designs.port.ts";
import type { GroupHugChanges, GroupHugs } from "../services/group-hugs/group-hugs.port.ts";
import type { Hugs } from "../services/hugs/hugs.port.ts";
import type { Identity } from "../services/identity/identity.port.ts";
import type { Inbox, InboxHints } from "../services/inbox/inbox.port.ts";
import type { Moods } from "../services/moods/moods.port.ts";
import type { People } from "../services/people/people.port.ts";
import type { Presences } from "../services/presences/presences.port.ts";
import type { RoomActs } from "../services/room-acts/room-acts.port.ts";
import type { Staff } from "../services/staff/staff.port.ts";
import type { RoomBoard } from "./room-board.ts";
import type { RoomActHintsOver } from "./room-act-hints.ts";
import type { RoomPages } from "./room-pages.ts";
import type { CaseChanges } from "./case-changes.ts";
import type { InboxRates } from "./inbox-rates.ts";
import type { PeopleWatch } from "./people-watch.ts";
import type { PeopleChanges } from "./people-changes.ts";

/** All that rooms reach outside of themselves. */
export type RoomDeps = {
  readonly identity: Pick<Identity, "verifyRoomToken">;
  readonly hugs: Pick<Hugs, "send" | "react" | "see">;
  readonly inbox: Pick<Inbox, "snapshot" | "eventsAfter" | "setTouch">;
  readonly people: Pick<People, "profile" | "sightOf" | "setMuted" | "setBlocked">;
  readonly consents: Pick<Consents, "setSettings" | "setPerson" | "answer" | "askForHugs" | "closeNeed">;
  readonly presences: Presences;
  readonly moods: Pick<Moods, "around">;
  /** Says whose presence changed, once it is written down. */
  readonly presenceChanges: Pick<PeopleChanges, "publish">;
  /** Of changes of people and of their presence. */
  readonly peopleWatch: PeopleWatch;
  readonly hints: Pick<InboxHints, "subscribe">;
  readonly groupHugs: Pick<GroupHugs, "takeOver" | "write" | "blocksIn" | "listed" | "invite" | "closeInvitation">;
  readonly designs: Pick<Designs, "forGroup">;
  readonly changes: PeopleChanges;
  readonly groupHugChanges: Pick<GroupHugChanges, "subscribe">;
  readonly roomActs: Pick<RoomActs, "openIn">;
  readonly roomActHints: Pick<RoomActHintsOver, "subscribe">;
  /** Tells a room that another process took over what it owns. */
  readonly epochs: Pick<EpochWatch, "watch">;
  readonly rates: InboxRates;
  readonly roomBoard: RoomBoard;
  readonly roomPages: RoomPages;
  /** What rates are while measures hold. */
  readonly liveLimits: Pick<LiveLimits, "rateOf">;
  /** Of what happens in this process. */
  readonly counts: ProcessCounts;
  readonly staff: Pick<Staff, "use" | "look" | "isOpen">;
  readonly cases: Pick<Cases, "queueOf">;
  readonly caseChanges: Pick<CaseChanges, "subscribe">;
  /** Between two digests of a room's state at least, ms. */
  readonly digestLeastMs: number;
  /** ms since 1970. */
  readonly wallNowMs: () => number;
  readonly clock: Clock;
  /** Names `clock`: what another clock reads means nothing beside it. */
  readonly clockId: string;
  readonly log: Log;
};
