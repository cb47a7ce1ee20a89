import type { LocalHints } from "../../platform/inbox-hints.ts";
import type { Designs } from "../designs/designs.port.ts";
import type { GroupHugChanges, GroupHugs } from "../group-hugs/group-hugs.port.ts";
import type { Hugs } from "../hugs/hugs.port.ts";
import type { Inbox } from "../inbox/inbox.port.ts";
import type { InvitationLinks } from "../invitation-links/invitation-links.port.ts";
import type { Notifications } from "../notifications/notifications.port.ts";
import type { Pictures } from "../pictures/pictures.port.ts";
import type { People } from "../people/people.port.ts";

/** Services that work together over one store, for contract suites and for tests of what uses services. */
export type World = {
  readonly hugs: Hugs;
  readonly inbox: Inbox;
  readonly people: People;
  readonly pictures: Pictures;
  readonly invitationLinks: InvitationLinks;
  readonly notifications: Notifications;
  readonly designs: Designs;
  readonly groupHugs: GroupHugs;
  readonly groupHugChanges: GroupHugChanges;
  readonly hints: LocalHints;
  /** A new guest; the id. */
  addUser(name: string): Promise<string>;
  /** The account is gone (a tombstone stays). */
  removeUser(userId: string): Promise<void>;
  /** As that person does. */
  follow(follower: string, following: string): Promise<void>;
  /** The clock of what keeps it, ms since 1970. */
  nowMs(): Promise<number>;
  /** So much time passes for the group hugs and invitation links there are. */
  pass(ms: number): Promise<void>;
  /** Nobody and nothing, as at first. */
  reset(): Promise<void>;
  close(): Promise<void>;
};
