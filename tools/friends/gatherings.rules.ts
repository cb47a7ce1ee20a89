/**
 * Which group hugs the simulated friends go to, all of them together, as a pure state machine. What one does in a group
 * hug: `group-seat.rules.ts`.
 *  G1  a listed group hug that is open and keeps a place free is joined by up to GUESTS of them, one after the other, each
 *      2 to 9 s after it could; one of their own by OWN_GUESTS. Each is in one group hug at a time.
 *  G2  who is invited comes, listed or not, as soon as it is free.
 *  G3  when nothing listed was open for 20 to 40 s, one of them makes one, and goes nowhere else meanwhile; there is never a
 *      second of theirs.
 *  G4  one of their own without people is called off once a person's is open, or a person invited one of
 *      them.
 *  G5  one that did not let a friend in, or that it was in, is left alone by it for good.
 *  G6  the same seed and the same events at the same moments give the same acts.
 */
import type { LobbyGroupHugItem } from "../../client/net/state.ts";
import { diceFrom, type Dice } from "./dice.ts";
import {
  finish,
  freeFor,
  friendOf,
  groupHugOf,
  isFree,
  isOwn,
  isWelcoming,
  keyOf,
  remembered,
  sitDown,
  type Friend,
  type GatheringAct,
  type GatheringsEvent,
  type GatheringsState,
  type GatheringsStep,
} from "./gatherings.state.ts";
import { isOver, passSeat, peopleIn, seeRoom } from "./group-seat.rules.ts";
import { GROUP_DESIGNS, GROUP_HUGS } from "./words.ts";

export const GUESTS = 3;
export const OWN_GUESTS = 1;
export const JOIN_MS = [2_000, 9_000] as const;
export const QUIET_MS = [20_000, 40_000] as const;
/** Invitations that wait to be followed. */
export const FOLLOWED_MOST = 20;
export const OWN_CAPACITY = 12;

const wantsMore = (state: GatheringsState, one: LobbyGroupHugItem, nowMs: number): boolean => {
  const seated = [...state.seats.values()].filter(({ groupHugId }) => groupHugId === one.id).length;
  const most = isOwn(one) ? OWN_GUESTS + 1 : GUESTS;
  return isWelcoming(one, nowMs) && seated < most && freeFor(state, one.id).length > 0;
};

/** Sets the moments of what shall happen next, and takes back those of what shall not. */
const plan = (state: GatheringsState, nowMs: number, dice: Dice): GatheringsState => {
  const listed = state.listed ?? [];
  const joinAtMs = new Map<string, number>();
  for (const one of listed) {
    if (wantsMore(state, one, nowMs))
      joinAtMs.set(one.id, state.joinAtMs.get(one.id) ?? nowMs + dice.between(...JOIN_MS));
  }
  const hasOwn =
    state.creating !== null ||
    [...state.seats.values()].some(({ room }) => room === null || (!isOver(room) && state.ids.includes(room.hostId)));
  const isQuiet =
    state.listed !== null && state.ids.length > 0 && !hasOwn && !listed.some((one) => isWelcoming(one, nowMs));
  const createAtMs = isQuiet ? (state.createAtMs ?? nowMs + dice.between(...QUIET_MS)) : null;
  return { ...state, joinAtMs, createAtMs };
};

const joinDue = (state: GatheringsState, nowMs: number, dice: Dice): GatheringsStep => {
  const acts: GatheringAct[] = [];
  let next = state;
  const join = (friend: Friend, groupHugId: string) => {
    const step = sitDown(next, friend, groupHugId, nowMs, dice);
    next = step.state;
    acts.push(...step.acts);
  };
  for (const [key, atMs] of state.followAtMs) {
    if (atMs > nowMs) continue;
    const followAtMs = new Map(next.followAtMs);
    const mayCome = isFree(next, friendOf(key));
    if (mayCome) followAtMs.delete(key);
    else followAtMs.set(key, nowMs + JOIN_MS[1]);
    next = { ...next, followAtMs };
    if (mayCome) join(friendOf(key), groupHugOf(key));
  }
  for (const [groupHugId, atMs] of state.joinAtMs) {
    const free = freeFor(next, groupHugId);
    if (atMs > nowMs || free.length === 0) continue;
    const joinAtMs = new Map(next.joinAtMs);
    joinAtMs.delete(groupHugId);
    next = { ...next, joinAtMs };
    join(dice.pick(free), groupHugId);
  }
  return { state: next, acts };
};

const createDue = (state: GatheringsState, nowMs: number, dice: Dice): GatheringsStep => {
  const free = [...state.ids.keys()].filter((friend) => isFree(state, friend));
  if (state.createAtMs === null || state.createAtMs > nowMs) return { state, acts: [] };
  if (free.length === 0) return { state: { ...state, createAtMs: null }, acts: [] };
  const words = dice.pick(GROUP_HUGS);
  const act = {
    kind: "create",
    friend: dice.pick(free),
    ...words,
    design: dice.pick(GROUP_DESIGNS),
    capacity: OWN_CAPACITY,
  } as const;
  return { state: { ...state, createAtMs: null, creating: act.friend }, acts: [act] };
};

/** Calls off what keeps friends from people. */
const cancelOwn = (state: GatheringsState, nowMs: number): GatheringsStep => {
  const isWanted =
    state.followAtMs.size > 0 || (state.listed ?? []).some((one) => !isOwn(one) && isWelcoming(one, nowMs));
  const acts: GatheringAct[] = [];
  let { canceled } = state;
  for (const [friend, { groupHugId, room }] of state.seats) {
    const isIdle = room?.phase === "pending" && room.hostId === state.ids[friend] && peopleIn(room).length === 0;
    if (!isWanted || !isIdle || canceled.has(groupHugId)) continue;
    canceled = remembered(canceled, groupHugId);
    acts.push({ kind: "cancel", friend });
  }
  return { state: acts.length === 0 ? state : { ...state, canceled }, acts };
};

const passSeats = (state: GatheringsState, nowMs: number): GatheringsStep => {
  const acts: GatheringAct[] = [];
  let next = state;
  for (const [friend, before] of state.seats) {
    const { seat, acts: done } = passSeat(before, nowMs);
    acts.push(...done.map((act) => ({ ...act, friend })));
    if (seat === null) next = finish(next, friend);
    else if (seat !== before) next = { ...next, seats: new Map(next.seats).set(friend, seat) };
  }
  return { state: next, acts };
};

const take = (state: GatheringsState, event: GatheringsEvent, nowMs: number, dice: Dice): GatheringsStep => {
  const only = (next: GatheringsState): GatheringsStep => ({ state: next, acts: [] });
  switch (event.kind) {
    case "friends":
      return only({ ...state, ids: event.ids });
    case "lobby":
      return only({ ...state, listed: event.listed });
    case "invited": {
      const key = keyOf(event.friend, event.groupHugId);
      if (state.followAtMs.size >= FOLLOWED_MOST) return only(state);
      if (
        state.done.has(key) ||
        state.followAtMs.has(key) ||
        state.seats.get(event.friend)?.groupHugId === event.groupHugId
      )
        return only(state);
      return only({ ...state, followAtMs: new Map(state.followAtMs).set(key, nowMs + dice.between(...JOIN_MS)) });
    }
    case "created": {
      const created = { ...state, creating: null };
      if (event.groupHugId === null) return only(created);
      return sitDown(created, event.friend, event.groupHugId, nowMs, dice);
    }
    case "room": {
      const seat = state.seats.get(event.friend);
      const me = state.ids[event.friend];
      if (seat === undefined || me === undefined) return only(state);
      return only({
        ...state,
        seats: new Map(state.seats).set(event.friend, seeRoom(seat, event.room, me, nowMs, dice)),
      });
    }
    case "gone":
      return only(finish(state, event.friend));
    case "time":
      return only(state);
  }
};

/** One step: what happened, then what is due. */
export const stepGatherings = (before: GatheringsState, event: GatheringsEvent, nowMs: number): GatheringsStep => {
  const dice = diceFrom(before.seed);
  const taken = take(before, event, nowMs, dice);
  const acts = [...taken.acts];
  let state = taken.state;
  for (const due of [passSeats, cancelOwn, joinDue, createDue]) {
    const step = due(state, nowMs, dice);
    state = step.state;
    acts.push(...step.acts);
  }
  return { state: { ...plan(state, nowMs, dice), seed: dice.seed() }, acts };
};
