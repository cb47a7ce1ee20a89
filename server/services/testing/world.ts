import type { LocalHints } from "../../platform/inbox-hints.ts";
import type { AllowHugsFrom } from "#shared/schema/privacy.ts";
import type { Audit } from "../audit/audit.port.ts";
import type { Consents } from "../consents/consents.port.ts";
import type { Cases } from "../cases/cases.port.ts";
import type { Designs } from "../designs/designs.port.ts";
import type { GroupHugChanges, GroupHugs } from "../group-hugs/group-hugs.port.ts";
import type { Hugs } from "../hugs/hugs.port.ts";
import type { Inbox } from "../inbox/inbox.port.ts";
import type { InvitationLinks } from "../invitation-links/invitation-links.port.ts";
import type { Insights } from "../insights/insights.port.ts";
import type { Moods } from "../moods/moods.port.ts";
import type { Notifications } from "../notifications/notifications.port.ts";
import type { Pictures } from "../pictures/pictures.port.ts";
import type { Feed } from "../feed/feed.port.ts";
import type { Follows } from "../follows/follows.port.ts";
import type { People } from "../people/people.port.ts";
import type { Presences } from "../presences/presences.port.ts";
import type { Privacy } from "../privacy/privacy.port.ts";
import type { Profiles } from "../profiles/profiles.port.ts";
import type { Reports } from "../reports/reports.port.ts";
import type { Restrictions } from "../restrictions/restrictions.port.ts";
import type { RoomActs } from "../room-acts/room-acts.port.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import type { RoomActHintsOver } from "../../rooms/room-act-hints.ts";

type Changes = {
  publish(userIds: readonly string[]): void;
  subscribe(onChanged: (userIds: readonly string[]) => void, onGap?: () => void): () => void;
};

/** Hugs an hour: as many as there are. */
export const NO_LIMIT = 1_000_000_000;

/** Services that work together over one store, for contract suites and for tests of what uses services. */
export type World = {
  readonly hugs: Hugs;
  readonly inbox: Inbox;
  readonly people: People;
  readonly consents: Consents;
  readonly moods: Moods;
  /** Figures are worked out on this thread, notes as `testScoring` has it. */
  readonly insights: Insights;
  /** Hears of presence, moods and insights. */
  readonly presenceChanges: Changes;
  readonly pictures: Pictures;
  readonly invitationLinks: InvitationLinks;
  readonly notifications: Notifications;
  readonly feed: Feed;
  readonly follows: Follows;
  readonly profiles: Profiles;
  readonly privacy: Privacy;
  readonly presences: Presences;
  readonly reports: Reports;
  readonly cases: Cases;
  /** Hears that cases have changed. */
  readonly caseChanges: { publish(): void; subscribe(onChanged: () => void): () => void };
  readonly designs: Designs;
  readonly groupHugs: GroupHugs;
  readonly groupHugChanges: GroupHugChanges;
  readonly roomActs: RoomActs;
  readonly restrictions: Restrictions;
  readonly audit: Pick<Audit, "openExport" | "exported">;
  readonly roomActHints: RoomActHintsOver;
  readonly hints: LocalHints;
  /** Hugs of which a person may send so many in an hour; of `hugs` as many as there are. */
  hugsAt(perHour: number): Pick<Hugs, "send">;
  /** A new guest, whom everybody may hug if nothing else is said; the id. */
  addUser(name: string, allowHugsFrom?: AllowHugsFrom): Promise<string>;
  /** The account is gone (a tombstone stays). */
  removeUser(userId: string): Promise<void>;
  /** Puts somebody on the staff, or takes them off (null). */
  setRole(userId: string, role: StaffRole | null): Promise<void>;
  /** What was written down of the staff, as `act subject`, the oldest first. */
  acts(): Promise<readonly string[]>;
  /** As that person does. */
  follow(follower: string, following: string): Promise<void>;
  /** They were here at this moment. */
  beActive(userId: string): Promise<void>;
  /** The clock of what keeps it, ms since 1970. */
  nowMs(): Promise<number>;
  /** So much time passes: for group hugs, follows, invitation links, and all that consent depends on. */
  pass(ms: number): Promise<void>;
  /** Nobody and nothing, as at first. */
  reset(): Promise<void>;
  close(): Promise<void>;
};
