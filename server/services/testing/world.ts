import type { LocalHints } from "../../platform/inbox-hints.ts";
import type { Designs } from "../designs/designs.port.ts";
import type { GroupHugChanges, GroupHugs } from "../group-hugs/group-hugs.port.ts";
import type { Hugs } from "../hugs/hugs.port.ts";
import type { Inbox } from "../inbox/inbox.port.ts";
import type { Follows } from "../follows/follows.port.ts";
import type { People } from "../people/people.port.ts";
import type { Privacy } from "../privacy/privacy.port.ts";
import type { Profiles } from "../profiles/profiles.port.ts";

/** Services that work together over one store, for contract suites and for tests of what uses services. */
export type World = {
  readonly hugs: Hugs;
  readonly inbox: Inbox;
  readonly people: People;
  readonly follows: Follows;
  readonly profiles: Profiles;
  readonly privacy: Privacy;
  readonly designs: Designs;
  readonly groupHugs: GroupHugs;
  readonly groupHugChanges: GroupHugChanges;
  readonly hints: LocalHints;
  /** A new guest; the id. */
  addUser(name: string): Promise<string>;
  /** The account is gone (a tombstone stays). */
  removeUser(userId: string): Promise<void>;
  /** They were here at this moment. */
  beActive(userId: string): Promise<void>;
  /** The clock of what keeps it, ms since 1970. */
  nowMs(): Promise<number>;
  /** So much time passes for the group hugs there are. */
  pass(ms: number): Promise<void>;
  /** Nobody and nothing, as at first. */
  reset(): Promise<void>;
  close(): Promise<void>;
};
