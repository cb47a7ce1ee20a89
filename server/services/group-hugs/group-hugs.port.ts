import type {
  BeatStep,
  CreateGroupHug,
  GroupHugView,
  GroupPhase,
  GroupVisibility,
  Together,
} from "#shared/schema/group-hug.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import type { Outcome } from "../outcome.ts";

/** A participant as the rows have them, in the order in which they came. */
export type StoredParticipant = {
  readonly userId: string;
  readonly name: string;
  readonly being: string;
  /** joined: in the room; in: pressed "I'm in"; left: gone for good. */
  readonly status: "joined" | "in" | "left";
};

/**
 * A group hug as its room takes it over. Times "in" are ms from the reading on the database's clock, negative = past;
 * the room puts them on its own monotonic clock.
 */
export type GroupHugSnapshot = {
  /** Every write must carry it. */
  readonly epoch: number;
  /** How many acts of the staff there are on it, or on somebody in it. */
  readonly acts: number;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly message: string;
  readonly design: string;
  readonly seed: number;
  readonly capacity: number;
  readonly visibility: GroupVisibility;
  readonly isLocked: boolean;
  readonly hostId: string;
  readonly phase: GroupPhase;
  /** Wall time, ms since 1970, to be shown. */
  readonly scheduledForMs: number | null;
  readonly expiresAtMs: number;
  readonly scheduledInMs: number | null;
  readonly expiresInMs: number;
  /** Null until it is active: when its cue starts (or started). */
  readonly startsInMs: number | null;
  readonly participants: readonly StoredParticipant[];
  readonly steps: readonly BeatStep[];
};

/** What a room writes down. Each is one transaction. */
export type GroupHugChange =
  | { readonly kind: "joined"; readonly userId: string }
  | { readonly kind: "ready"; readonly userId: string; readonly isIn: boolean }
  | { readonly kind: "left"; readonly userId: string }
  | { readonly kind: "host_passed"; readonly userId: string }
  | { readonly kind: "locked"; readonly on: boolean }
  | { readonly kind: "design_chosen"; readonly design: string }
  /** `leadMs`: how far ahead its cue lies at the moment of the write; `durationMs`: of the design. */
  | { readonly kind: "started"; readonly leadMs: number; readonly durationMs: number }
  | { readonly kind: "completed"; readonly steps: readonly BeatStep[]; readonly together: Together | null }
  | { readonly kind: "expired" }
  | { readonly kind: "canceled" };

/** lost: another process took the room over (its epoch is newer), or the group hug is over already; nothing was written. */
export type Written = "written" | "lost";

/** A listed group hug as the lobby shows it. */
export type OpenGroupHug = {
  readonly id: string;
  readonly name: string;
  readonly host: PersonView;
  readonly design: string;
  readonly phase: "pending" | "active";
  readonly here: number;
  readonly capacity: number;
  readonly isLocked: boolean;
  readonly scheduledForMs: number | null;
  /** Who is in it, in the order in which they came: for whom it is not there because of a block, never to be shown. */
  readonly userIds: readonly string[];
};

/** One that is not as its owner knows it; `acts`: of the staff, on it or on somebody in it. */
export type MovedOn = { readonly id: string; readonly isLost: boolean; readonly acts: number };

/** Who blocked whom. */
export type BlockIn = { readonly by: string; readonly of: string };

/** Whether somebody may take a seat. `returning`: already a participant who has not left. */
export type GroupHugAdmission = "welcome" | "returning" | "none" | "over" | "locked" | "full" | "not_open" | "raid";

export type GroupHugPage = { readonly groupHugs: readonly GroupHugView[]; readonly next: string | null };

/** Group hugs as they are kept. Rejects with `Unavailable` while the database is away. */
export type GroupHugs = {
  /** Refuses with no_such_design, bad_schedule, key_reused. A repeat of a key gets the first answer. */
  create(userId: string, draft: CreateGroupHug): Promise<Outcome<{ readonly id: string }>>;
  /**
   * Null: there is none for this reader: unknown, or a block stands between them and its host, or, as long as it is open,
   * anybody who is in it (unless they host it or are in it themselves: then its room decides who leaves). One that is
   * completed stays with those who took part in touch, whoever blocks whom.
   */
  one(userId: string, id: string): Promise<GroupHugView | null>;
  /** Those one created or took part in, newest first. Null: not a cursor of ours. */
  page(userId: string, cursor: string | null, limit: number): Promise<GroupHugPage | null>;
  /** Listed, pending (open for gathering or scheduled) or active, the next to begin first; at most `limit`. */
  listed(limit: number): Promise<readonly OpenGroupHug[]>;
  /** Read before a seat is given; the room decides again. none: as `one`. */
  admission(userId: string, id: string): Promise<GroupHugAdmission>;
  /** Makes the caller its owner: epoch + 1. Null: there is none. */
  takeOver(id: string): Promise<GroupHugSnapshot | null>;
  /** Writes if `epoch` is still the newest and the transition is legal. `completed`, `expired` and `canceled` close its invitations. */
  write(id: string, epoch: number, change: GroupHugChange): Promise<Written>;
  /** The blocks among its host and who is in it now, the oldest first. */
  blocksIn(id: string): Promise<readonly BlockIn[]>;
  /** Those that somebody took over since (their epoch is newer than the one given), or acted on. */
  movedOn(
    owned: readonly { readonly id: string; readonly epoch: number; readonly acts: number }[],
  ): Promise<readonly MovedOn[]>;
  /**
   * Refuses with no_such_group_hug (also: over, or not one's own to invite to) and no_such_person; with held, suspended,
   * raid and limited (after LIMITED_HUGS_PER_HOUR) whoever is kept from sending. Whether it arrives is not told: not with somebody who muted the inviter, is in it already, was asked before, or has a block with its host
   * or who is in it. An inbox holds INBOX_INVITATIONS_SHOWN open ones: one more closes the oldest.
   */
  invite(userId: string, groupHugId: string, to: string): Promise<Outcome<{ readonly ok: true }>>;
  /** Nothing to close is as good as closed. */
  closeInvitation(userId: string, groupHugId: string): Promise<Outcome<{ readonly ok: true }>>;
};

/** Says that a group hug was made, or that what the lobby shows of one changed. A hint only. */
export type GroupHugChanges = {
  publish(): void;
  /** Until the returned function is called. */
  subscribe(onChanged: () => void): () => void;
};
