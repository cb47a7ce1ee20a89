/**
 * What one simulated friend does in one group hug, as a pure state machine.
 *  S1  once in the room it presses "I'm in" 2 to 6 s later, and again until the room says so.
 *  S2  while the group hug is active and it is in, it presses gently.
 *  S3  it stays to the end and goes 3 to 8 s after it; a room that was never seen is given up after GIVE_UP_MS.
 *  S4  where it hosts, it starts 4 to 7 s after everybody here is in, at least one of them a person; somebody who is here
 *      and not in is waited for, but no longer than WAITS_MS from the first person who is in. Without people, never.
 */
import type { GroupHugRoomView } from "../../client/net/state.ts";
import type { Dice } from "./dice.ts";
import { gentlePressure, type Swell } from "./gentle-pressure.ts";
import { isSimulated } from "./words.ts";

export const READY_MS = [2_000, 6_000] as const;
export const GO_MS = [3_000, 8_000] as const;
export const START_MS = [4_000, 7_000] as const;
export const WAITS_MS = 45_000;
export const PRESS_EVERY_MS = 250;
export const GIVE_UP_MS = 60_000;
/** What was asked and is not seen to have happened is asked again. */
export const AGAIN_MS = 10_000;

/** As much of a room as a friend looks at. */
export type RoomSeen = Pick<GroupHugRoomView, "phase" | "hostId" | "members">;

export type Seat = {
  readonly groupHugId: string;
  /** Null until it was seen. */
  readonly room: RoomSeen | null;
  readonly swell: Swell;
  readonly readyAtMs: number | null;
  readonly pressAtMs: number | null;
  readonly startAtMs: number | null;
  readonly goAtMs: number | null;
  /** Since when a person is in, while this friend hosts. */
  readonly personInSinceMs: number | null;
};
export type SeatAct =
  | { readonly kind: "ready" | "start" | "go" }
  | { readonly kind: "press"; readonly pressure: number };

export const takeSeat = (groupHugId: string, nowMs: number, dice: Dice): Seat => ({
  groupHugId,
  room: null,
  swell: {
    periodMs: dice.between(4_000, 8_000),
    phaseMs: dice.between(0, 8_000),
    peak: dice.between(0.45, 0.85),
  },
  readyAtMs: null,
  pressAtMs: null,
  startAtMs: null,
  goAtMs: nowMs + GIVE_UP_MS,
  personInSinceMs: null,
});

export const isOver = ({ phase }: RoomSeen): boolean => phase !== "pending" && phase !== "active";

export const peopleIn = ({ members }: RoomSeen): RoomSeen["members"] =>
  members.filter(({ name, isHere }) => isHere && !isSimulated(name));

/** The next moment at which `passSeat` has something to do, or null. */
export const seatDueAtMs = ({ readyAtMs, pressAtMs, startAtMs, goAtMs }: Seat): number | null => {
  const due = [readyAtMs, pressAtMs, startAtMs, goAtMs].filter((atMs) => atMs !== null);
  return due.length === 0 ? null : Math.min(...due);
};

const hosting = (seat: Seat, room: RoomSeen, me: string, nowMs: number, dice: Dice) => {
  const here = room.members.filter(({ isHere }) => isHere);
  const isPersonIn = peopleIn(room).some(({ isIn }) => isIn);
  const isReady =
    room.hostId === me && room.phase === "pending" && isPersonIn && here.filter(({ isIn }) => isIn).length > 1;
  if (!isReady) return { startAtMs: null, personInSinceMs: null };
  const personInSinceMs = seat.personInSinceMs ?? nowMs;
  const latestMs = personInSinceMs + WAITS_MS;
  if (!here.every(({ isIn }) => isIn)) {
    const againAtMs = seat.startAtMs !== null && seat.startAtMs > latestMs ? seat.startAtMs : null;
    return { startAtMs: againAtMs ?? Math.max(nowMs, latestMs), personInSinceMs };
  }
  return { startAtMs: Math.min(seat.startAtMs ?? Infinity, nowMs + dice.between(...START_MS)), personInSinceMs };
};

/** The friend `me` sees what its room is like now. */
export const seeRoom = (seat: Seat, room: RoomSeen, me: string, nowMs: number, dice: Dice): Seat => {
  const isIn = room.members.find(({ id }) => id === me)?.isIn ?? false;
  const hasEnded = isOver(room);
  const leftAfterEnd = seat.room !== null && isOver(seat.room) ? seat.goAtMs : null;
  return {
    ...seat,
    ...hosting(seat, room, me, nowMs, dice),
    room,
    readyAtMs: isIn || hasEnded ? null : (seat.readyAtMs ?? nowMs + dice.between(...READY_MS)),
    pressAtMs: isIn && room.phase === "active" ? (seat.pressAtMs ?? nowMs) : null,
    goAtMs: hasEnded ? (leftAfterEnd ?? nowMs + dice.between(...GO_MS)) : null,
  };
};

/** Does what is due; a null seat is left. */
export const passSeat = (before: Seat, nowMs: number): { seat: Seat | null; acts: readonly SeatAct[] } => {
  const isDue = (atMs: number | null): boolean => atMs !== null && atMs <= nowMs;
  if (isDue(before.goAtMs)) return { seat: null, acts: [{ kind: "go" }] };
  const acts: SeatAct[] = [];
  let seat = before;
  if (isDue(seat.readyAtMs)) {
    acts.push({ kind: "ready" });
    seat = { ...seat, readyAtMs: nowMs + AGAIN_MS };
  }
  if (isDue(seat.startAtMs)) {
    acts.push({ kind: "start" });
    seat = { ...seat, startAtMs: nowMs + AGAIN_MS };
  }
  if (isDue(seat.pressAtMs)) {
    acts.push({ kind: "press", pressure: gentlePressure(seat.swell, nowMs) });
    seat = { ...seat, pressAtMs: nowMs + PRESS_EVERY_MS };
  }
  return { seat, acts };
};
