import type { PersonHere } from "#shared/schema/presence.ts";
/**
 * How the simulated friends behave, all of them together, as a pure state machine.
 *  F1  they hug real people only, and only those who are here.
 *  F2  somebody who is new gets the first hug, from one of them, 5 to 15 s after arriving.
 *  F3  after that one of them sends a hug every 1 to 3 minutes, but no more after PATIENCE that nothing answered.
 *  F4  a hug they receive is answered 2 to 6 s later: seen, a reaction, and in two of three cases a hug back soon after.
 *  F5  somebody who cannot be reached any more (a block, a sign-out) is left alone for good.
 *  F6  the same seed and the same events at the same moments give the same acts.
 */
import type { Squeeze } from "#shared/design/squeeze.ts";
import type { HugView, PersonView } from "#shared/schema/hug.ts";
import { diceFrom, type Dice } from "./dice.ts";
import { gentleSqueeze } from "./gentle-squeeze.ts";
import { ANSWERS, DESIGNS, EMOJI, GREETINGS, THOUGHTS, THANKS } from "./words.ts";

export const FIRST_HUG_MS = [5_000, 15_000] as const;
export const NEXT_HUG_MS = [60_000, 180_000] as const;
export const ANSWER_MS = [2_000, 6_000] as const;
export const HUG_BACK_MS = [4_000, 9_000] as const;
export const PATIENCE = 3;

/** Which friend, by place in the circle. */
type Friend = number;
type Known = {
  readonly isHere: boolean;
  readonly nextHugAtMs: number;
  readonly isFirst: boolean;
  readonly unanswered: number;
};
type Due = { readonly atMs: number; readonly act: Act };

export type Act =
  | {
      readonly kind: "answer";
      readonly friend: Friend;
      readonly hugId: string;
      readonly emoji: string;
      readonly message: string;
    }
  | {
      readonly kind: "hug";
      readonly friend: Friend;
      readonly to: PersonView;
      readonly design: string;
      readonly squeeze: Squeeze;
      readonly message: string;
      readonly answers?: string;
    };

export type CircleState = {
  readonly seed: number;
  readonly size: number;
  /** Ids of the friends themselves. */
  readonly friends: ReadonlySet<string>;
  readonly known: ReadonlyMap<string, Known & { readonly person: PersonView }>;
  readonly lost: ReadonlySet<string>;
  readonly answered: ReadonlySet<string>;
  readonly due: readonly Due[];
};

export type CircleEvent =
  | { readonly kind: "friends"; readonly ids: readonly string[] }
  | { readonly kind: "lobby"; readonly people: readonly PersonHere[] }
  | { readonly kind: "arrived"; readonly friend: Friend; readonly hug: HugView }
  /** A reaction or anything else that says somebody is with us. */
  | { readonly kind: "answered_by" | "unreachable"; readonly personId: string }
  | { readonly kind: "time" };

export const newCircle = (seed: number, size: number): CircleState => ({
  seed,
  size,
  friends: new Set(),
  known: new Map(),
  lost: new Set(),
  answered: new Set(),
  due: [],
});

/** The next moment at which `time` must be told, or null. */
export const circleDueAtMs = (state: CircleState): number | null => {
  const hugs = [...state.known.values()].filter(isWaited).map((one) => one.nextHugAtMs);
  const all = [...hugs, ...state.due.map((due) => due.atMs)];
  return all.length === 0 ? null : Math.min(...all);
};

const isWaited = (one: Known): boolean => one.isHere && one.unanswered < PATIENCE;

const seePeople = (
  state: CircleState,
  people: Extract<CircleEvent, { kind: "lobby" }>["people"],
  nowMs: number,
  dice: Dice,
): CircleState => {
  const known = new Map([...state.known].map(([id, one]) => [id, { ...one, isHere: false }]));
  for (const { id, name, being, presence } of people) {
    if (state.friends.has(id) || state.lost.has(id)) continue;
    const before = known.get(id);
    const isHere = presence === "online";
    const fresh = { nextHugAtMs: nowMs + dice.between(...FIRST_HUG_MS), isFirst: true, unanswered: 0 };
    // Somebody back after a while is greeted soon again, not with what became due meanwhile.
    const isBack =
      before !== undefined && isHere && !(state.known.get(id)?.isHere ?? false) && before.nextHugAtMs < nowMs;
    const next = isBack ? { ...before, nextHugAtMs: nowMs + dice.between(...FIRST_HUG_MS) } : (before ?? fresh);
    known.set(id, { ...next, isHere, person: { id, name, being } });
  }
  return { ...state, known };
};

const warm = (state: CircleState, personId: string): CircleState => {
  const one = state.known.get(personId);
  return one === undefined ? state : { ...state, known: new Map(state.known).set(personId, { ...one, unanswered: 0 }) };
};

const answer = (state: CircleState, friend: Friend, hug: HugView, nowMs: number, dice: Dice): CircleState => {
  if (state.answered.has(hug.id) || hug.direction !== "received") return state;
  const atMs = nowMs + dice.between(...ANSWER_MS);
  const due: Due[] = [
    { atMs, act: { kind: "answer", friend, hugId: hug.id, emoji: dice.pick(EMOJI), message: dice.pick(THANKS) } },
  ];
  const isReal = hug.other.id !== "" && !state.friends.has(hug.other.id);
  if (isReal && dice.isLucky(2 / 3)) {
    const act = hugAct(friend, hug.other, dice.pick(ANSWERS), dice, hug.id);
    due.push({ atMs: atMs + dice.between(...HUG_BACK_MS), act });
  }
  return warm({ ...state, answered: new Set(state.answered).add(hug.id), due: [...state.due, ...due] }, hug.other.id);
};

const hugAct = (friend: Friend, to: PersonView, message: string, dice: Dice, answers?: string): Act => ({
  kind: "hug",
  friend,
  to,
  design: dice.pick(DESIGNS),
  squeeze: gentleSqueeze(dice),
  message,
  ...(answers === undefined ? {} : { answers }),
});

const pass = (state: CircleState, nowMs: number, dice: Dice): { state: CircleState; acts: readonly Act[] } => {
  const ripe = state.due.filter((due) => due.atMs <= nowMs);
  const acts = ripe.toSorted((a, b) => a.atMs - b.atMs).map((due) => due.act);
  const known = new Map(state.known);
  for (const [id, one] of state.known) {
    if (!isWaited(one) || one.nextHugAtMs > nowMs) continue;
    const friend = Math.floor(dice.between(0, state.size));
    acts.push(hugAct(friend, one.person, dice.pick(one.isFirst ? GREETINGS : THOUGHTS), dice));
    known.set(id, {
      ...one,
      isFirst: false,
      unanswered: one.unanswered + 1,
      nextHugAtMs: nowMs + dice.between(...NEXT_HUG_MS),
    });
  }
  return { state: { ...state, known, due: state.due.filter((due) => due.atMs > nowMs) }, acts };
};

const lose = (state: CircleState, personId: string): CircleState => {
  const known = new Map(state.known);
  known.delete(personId);
  const due = state.due.filter(({ act }) => act.kind !== "hug" || act.to.id !== personId);
  return { ...state, known, due, lost: new Set(state.lost).add(personId) };
};

const take = (state: CircleState, event: CircleEvent, nowMs: number, dice: Dice): CircleState => {
  switch (event.kind) {
    case "friends":
      return {
        ...state,
        friends: new Set(event.ids),
        known: new Map([...state.known].filter(([id]) => !event.ids.includes(id))),
      };
    case "lobby":
      return seePeople(state, event.people, nowMs, dice);
    case "arrived":
      return answer(state, event.friend, event.hug, nowMs, dice);
    case "answered_by":
      return warm(state, event.personId);
    case "unreachable":
      return lose(state, event.personId);
    case "time":
      return state;
  }
};

/** One step: what happened, then what is due. */
export const stepCircle = (
  before: CircleState,
  event: CircleEvent,
  nowMs: number,
): { state: CircleState; acts: readonly Act[] } => {
  const dice = diceFrom(before.seed);
  const { state, acts } = pass(take(before, event, nowMs, dice), nowMs, dice);
  return { state: { ...state, seed: dice.seed() }, acts };
};
