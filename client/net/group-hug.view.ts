import type { Category } from "#shared/schema/conduct.ts";
import type { GroupHugState, GroupParticipant, GroupPhase, GroupVisibility } from "#shared/schema/group-hug.ts";
import type { RoomActKind } from "#shared/schema/room-act.ts";
import type { GroupHugNotice, GroupHugRoomView, GroupMember } from "./state.ts";

const PLAIN = [
  "id",
  "name",
  "description",
  "message",
  "design",
  "seed",
  "capacity",
  "visibility",
  "phase",
  "isLocked",
  "isKeptLocked",
  "isSlow",
  "moderators",
  "noticeKind",
  "noticeCategory",
  "noticeStatement",
  "noticeAtMs",
  "noticeUntilMs",
  "hostId",
  "scheduledForMs",
  "expiresAtMs",
  "cueStartMs",
  "spreadMs",
  "boundMs",
  "withinMs",
  "worstMs",
] as const satisfies readonly (keyof GroupHugState)[];
const OF_MEMBER = ["id", "name", "being", "slot", "isIn", "isHere"] as const satisfies readonly (keyof GroupMember)[];

/** The room's own state object, as far as it is read here; it changes in place from patch to patch. */
export type GroupHugRoomState = Pick<GroupHugState, (typeof PLAIN)[number] | "clockId"> & {
  readonly participants: {
    readonly size: number;
    values(): Iterable<Pick<GroupParticipant, (typeof OF_MEMBER)[number]>>;
  };
  readonly pressures: { readonly length: number; at(slot: number): number | undefined };
};

export type GroupHugReader = {
  /** The very object of the time before, unless something other than pressure changed; likewise each member in it. */
  read(state: GroupHugRoomState): GroupHugRoomView;
  /** Into a buffer by slot; slots that the room does not have are 0. */
  copyPressures(state: GroupHugRoomState, into: Uint8Array): void;
};

const orNull = (wireMs: number): number | null => (wireMs === 0 ? null : wireMs);

const noticeOf = (state: GroupHugRoomState): GroupHugNotice | null =>
  state.noticeKind === ""
    ? null
    : {
        kind: state.noticeKind as RoomActKind, // the room writes ROOM_ACTS only
        category: state.noticeCategory as Category, // the room writes CATEGORIES only
        statement: state.noticeStatement,
        atMs: state.noticeAtMs,
        untilMs: orNull(state.noticeUntilMs),
      };

const viewOf = (state: GroupHugRoomState, members: readonly GroupMember[]): GroupHugRoomView => ({
  id: state.id,
  name: state.name,
  description: state.description,
  message: state.message,
  design: state.design,
  seed: state.seed,
  capacity: state.capacity,
  visibility: state.visibility as GroupVisibility, // the room writes GROUP_VISIBILITIES only
  phase: state.phase as GroupPhase, // the room writes GROUP_PHASES only
  isLocked: state.isLocked,
  isKeptLocked: state.isKeptLocked,
  isSlow: state.isSlow,
  hasModerator: state.moderators > 0,
  notice: noticeOf(state),
  hostId: state.hostId,
  scheduledForMs: orNull(state.scheduledForMs),
  expiresAtMs: state.expiresAtMs,
  cueStartMs: orNull(state.cueStartMs),
  members,
  lastBeat: state.spreadMs < 0 ? null : { spreadMs: state.spreadMs, boundMs: state.boundMs },
  together: state.withinMs < 0 ? null : { withinMs: state.withinMs, worstMs: state.worstMs },
});

/** Reads the state of one room again and again, twenty times a second while it is active, and makes nothing anew for it. */
export const createGroupHugReader = (): GroupHugReader => {
  let view: GroupHugRoomView | null = null;
  let known = new Map<string, GroupMember>();
  const seen: unknown[] = [];

  /** Takes over what is plain; whether anything of it changed. */
  const takePlain = (state: GroupHugRoomState): boolean => {
    let hasChanged = false;
    for (const [index, field] of PLAIN.entries()) {
      if (seen[index] === state[field]) continue;
      seen[index] = state[field];
      hasChanged = true;
    }
    return hasChanged;
  };
  const isKnown = (one: Pick<GroupParticipant, (typeof OF_MEMBER)[number]>): boolean => {
    const before = known.get(one.id);
    return before !== undefined && OF_MEMBER.every((field) => before[field] === one[field]);
  };
  /** As `takePlain`, of the participants. */
  const takeMembers = ({ participants }: GroupHugRoomState): boolean => {
    let hasChanged = participants.size !== known.size;
    for (const one of participants.values()) hasChanged ||= !isKnown(one);
    if (!hasChanged) return false;
    const next = new Map<string, GroupMember>();
    for (const one of participants.values()) {
      const { id, name, being, slot, isIn, isHere } = one;
      const before = known.get(id);
      next.set(id, before !== undefined && isKnown(one) ? before : { id, name, being, slot, isIn, isHere });
    }
    known = next;
    return true;
  };

  return {
    read: (state) => {
      const hasPlainChanged = takePlain(state);
      const haveMembersChanged = takeMembers(state);
      if (view !== null && !hasPlainChanged && !haveMembersChanged) return view;
      const members =
        view !== null && !haveMembersChanged ? view.members : [...known.values()].toSorted((a, b) => a.slot - b.slot);
      view = viewOf(state, members);
      return view;
    },
    copyPressures: ({ pressures }, into) => {
      for (let slot = 0; slot < into.length; slot += 1) {
        into[slot] = slot < pressures.length ? (pressures.at(slot) ?? 0) : 0;
      }
    },
  };
};
