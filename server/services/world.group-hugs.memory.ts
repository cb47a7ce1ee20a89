import type {
  BeatStep,
  CreateGroupHug,
  GroupHugView,
  GroupPhase,
  InvitationView,
  Together,
} from "#shared/schema/group-hug.ts";
import type { Category } from "#shared/schema/conduct.ts";
import type { RoomActKind } from "#shared/schema/room-act.ts";
import type { PersonView } from "#shared/schema/hug.ts";

export type MemoryParticipant = { status: "joined" | "in" | "left"; wasIn: boolean };
export type MemoryGroupHug = {
  readonly id: string;
  readonly creatorId: string;
  readonly draft: CreateGroupHug;
  readonly seed: number;
  readonly createdAtMs: number;
  readonly opensAtMs: number | null;
  readonly expiresAtMs: number;
  design: string;
  hostId: string;
  isLocked: boolean;
  epoch: number;
  acts: number;
  phase: GroupPhase;
  startsAtMs: number | null;
  endsAtMs: number | null;
  endedAtMs: number | null;
  steps: readonly BeatStep[];
  together: Together | null;
  /** By user id, in the order in which they came. */
  readonly participants: Map<string, MemoryParticipant>;
};
export type MemoryInvitation = {
  readonly groupHugId: string;
  readonly userId: string;
  readonly fromId: string;
  readonly atMs: number;
  isOpen: boolean;
};
/** As `room_acts` in the database. */
export type MemoryRoomAct = {
  readonly id: string;
  readonly groupHugId: string;
  readonly kind: RoomActKind;
  readonly category: Category;
  readonly statement: string;
  readonly atMs: number;
  readonly untilMs: number | null;
  isLifted: boolean;
};
type MemoryPeople = {
  /** Somebody as this reader may know them; null = seen by nobody in particular. */
  personFor(readerId: string | null, userId: string): PersonView;
  readonly nowMs: () => number;
};

/** As `is_overdue` in the database. */
const GRACE_MS = 60_000;

export const isOpen = ({ phase }: MemoryGroupHug): boolean => phase === "pending" || phase === "active";

/** Writes down the end of one that is over by its times; whether it was. */
export const settled = (hug: MemoryGroupHug, nowMs: number): boolean => {
  const isExpired = hug.phase === "pending" && hug.expiresAtMs <= nowMs;
  const isCompleted = hug.phase === "active" && hug.endsAtMs !== null && hug.endsAtMs + GRACE_MS <= nowMs;
  if (!isExpired && !isCompleted) return false;
  hug.phase = isExpired ? "expired" : "completed";
  hug.endedAtMs = isExpired ? hug.expiresAtMs : hug.endsAtMs;
  return true;
};

/** The tables of group hugs, and how each reader may know what is in them. */
export const createGroupHugTables = ({ personFor, nowMs }: MemoryPeople) => {
  const groupHugs = new Map<string, MemoryGroupHug>();
  /** In the order in which they were made. */
  const invitations: MemoryInvitation[] = [];
  const roomActs: MemoryRoomAct[] = [];
  const isInForce = ({ untilMs, isLifted }: MemoryRoomAct): boolean =>
    !isLifted && (untilMs === null || untilMs > nowMs());
  const whoIsIn = (hug: MemoryGroupHug): readonly string[] =>
    [...hug.participants].flatMap(([userId, { status }]) => (status === "left" ? [] : [userId]));
  const closedFor = (id: string): GroupHugView["closedFor"] => {
    const closed = roomActs.find((act) => act.groupHugId === id && act.kind === "close");
    return closed ? { category: closed.category, statement: closed.statement } : null;
  };
  const hereIn = (hug: MemoryGroupHug): number => whoIsIn(hug).length;
  return {
    groupHugs,
    invitations,
    roomActs,
    isInForce,
    /** As the database function of that name. */
    isLockedByStaff: (id: string): boolean =>
      roomActs.some((act) => act.groupHugId === id && act.kind === "lock" && isInForce(act)),
    hereIn,
    whoIsIn,
    isIn: (hug: MemoryGroupHug, userId: string): boolean => (hug.participants.get(userId)?.status ?? "left") !== "left",
    groupHugView(hug: MemoryGroupHug, readerId: string): GroupHugView {
      const { key: _, ...asked } = hug.draft;
      const wasIn = hug.participants.get(readerId)?.wasIn ?? false;
      const inTouch = [...hug.participants].flatMap(([userId, place]) => (place.wasIn ? [userId] : []));
      return {
        ...asked,
        id: hug.id,
        design: hug.design,
        seed: hug.seed,
        phase: hug.phase,
        host: personFor(readerId, hug.hostId),
        opensAtMs: hug.opensAtMs,
        expiresAtMs: hug.expiresAtMs,
        startedAtMs: hug.startsAtMs,
        endedAtMs: hug.endedAtMs,
        here: hereIn(hug),
        wasIn,
        participants: wasIn ? inTouch.map((userId) => personFor(readerId, userId)) : [],
        together: hug.together,
        closedFor: closedFor(hug.id),
      };
    },
    /** Open or closed; null = this reader was not asked to it. */
    invitationView(groupHugId: string, readerId: string): InvitationView | null {
      const hug = groupHugs.get(groupHugId);
      const asked = invitations.find((it) => it.groupHugId === groupHugId && it.userId === readerId);
      if (!hug || !asked) return null;
      const { name, scheduledForMs } = hug.draft;
      return {
        groupHugId,
        name,
        from: personFor(readerId, asked.fromId),
        scheduledForMs,
        expiresAtMs: hug.expiresAtMs,
      };
    },
  };
};
