import type { Category } from "#shared/schema/conduct.ts";
import { SLOW_NEWCOMER_MS, type RoomActKind } from "#shared/schema/room-act.ts";
import { CLOSE_REMOVED } from "#shared/schema/protocol.ts";
import { hintReading, readingDone, unread, type ReadPace, type Reading } from "../reading.rules.ts";
import { BLOCKS_PACE } from "./group-hug.blocks.rules.ts";
import { inTurn, stay, type Went } from "./group-hug.answers.rules.ts";
import type { GroupHugEffect } from "./group-hug.effect.rules.ts";
import { depart } from "./group-hug.leaving.rules.ts";
import { become, isOver } from "./group-hug.phase.rules.ts";
import { closeQueue } from "./group-hug.settle.rules.ts";
import type { GroupHug } from "./group-hug.state.rules.ts";

/** Something that the staff did: to the whole (`userId` null), or to one person in it. */
export type ActRead = {
  readonly id: string;
  readonly kind: RoomActKind | "mute" | "remove";
  readonly userId: string | null;
  /** What that person is called, who may be gone from it; empty = the whole. */
  readonly name: string;
  readonly category: Category;
  readonly statement: string;
  /** To be shown, ms since 1970. `untilMs`: null = with the group hug. */
  readonly atMs: number;
  readonly untilMs: number | null;
  /** ms from now. */
  readonly endsInMs: number | null;
};
export type HeldAct = Omit<ActRead, "endsInMs"> & { readonly endsAtMs: number | null };
/** What holds in a group hug by the staff. */
export type Acts = {
  readonly reading: Reading;
  /** The oldest first. */
  readonly held: readonly HeldAct[];
  /** When somebody new came last. */
  readonly newcomerAtMs: number;
};

export const ACTS_PACE: ReadPace = BLOCKS_PACE;

const heldOf = (acts: readonly ActRead[], nowMs: number): readonly HeldAct[] =>
  acts.map(({ endsInMs, ...act }) => ({ ...act, endsAtMs: endsInMs === null ? null : nowMs + endsInMs }));

export const openActs = (acts: readonly ActRead[], nowMs: number): Acts => ({
  reading: unread(Infinity),
  held: heldOf(acts, nowMs),
  newcomerAtMs: -Infinity,
});

export const hintActs = (hug: GroupHug): GroupHug => ({
  ...hug,
  acts: { ...hug.acts, reading: hintReading(hug.acts.reading, ACTS_PACE) },
});

type WithActs = Pick<GroupHug, "acts">;
const holds = ({ acts }: WithActs, kind: HeldAct["kind"], userId: string | null = null): boolean =>
  acts.held.some((act) => act.kind === kind && act.userId === userId);

export const isKeptLocked = (hug: GroupHug): boolean => holds(hug, "lock");
export const isSlow = (hug: GroupHug): boolean => holds(hug, "slow");
export const isMuted = (hug: WithActs, userId: string): boolean => holds(hug, "mute", userId);
export const isRemoved = (hug: GroupHug, userId: string): boolean => holds(hug, "remove", userId);

/** Whether somebody new has to wait for a while. */
export const isTooSoon = (hug: GroupHug, nowMs: number): boolean =>
  isSlow(hug) && nowMs < hug.acts.newcomerAtMs + SLOW_NEWCOMER_MS;

/** When the next of them ends; null = never by itself. */
export const actsDueAtMs = ({ held }: Acts): number | null =>
  held.reduce<number | null>(
    (first, { endsAtMs }) => (endsAtMs === null || (first !== null && first <= endsAtMs) ? first : endsAtMs),
    null,
  );

export const passActs = (hug: GroupHug, nowMs: number): GroupHug => {
  const isOn = ({ endsAtMs }: HeldAct): boolean => endsAtMs === null || nowMs < endsAtMs;
  return hug.acts.held.every(isOn) ? hug : { ...hug, acts: { ...hug.acts, held: hug.acts.held.filter(isOn) } };
};

const tellOf = (act: HeldAct, devices: Iterable<string>): readonly GroupHugEffect[] => {
  const deviceIds = [...devices];
  return deviceIds.length > 0 ? [{ kind: "tell", deviceIds, act }] : [];
};
/** Tells a person, on a device that comes in, what holds for them. */
export const tellNewcomer = (hug: GroupHug, userId: string, deviceId: string): readonly GroupHugEffect[] =>
  hug.acts.held.filter((act) => act.userId === userId).flatMap((act) => tellOf(act, [deviceId]));

/** Whoever is removed leaves at once; for them it is closed with CLOSE_REMOVED. */
const removePeople = (hug: GroupHug): Went =>
  inTurn(
    hug,
    ...[...hug.people.values()]
      .filter(({ userId }) => isRemoved(hug, userId))
      .map((person) => (state: GroupHug): Went => {
        const deviceIds = [...person.devices];
        const effects: readonly GroupHugEffect[] =
          deviceIds.length > 0 ? [{ kind: "dismiss", deviceIds, code: CLOSE_REMOVED }] : [];
        return { state: depart(state, person.userId, null), effects };
      }),
  );

const close = (hug: GroupHug): Went =>
  holds(hug, "close") && !isOver(hug.phase)
    ? closeQueue({ ...hug, phase: become(hug.phase, { kind: "canceled" }) })
    : stay(hug);

/** Whoever was muted hears that it was lifted: `untilMs` 0 is over by any clock. */
const tellLifted = (hug: GroupHug, read: readonly ActRead[]): readonly GroupHugEffect[] => {
  const still = new Set(read.map(({ id }) => id));
  return hug.acts.held
    .filter(({ id, kind }) => kind === "mute" && !still.has(id))
    .flatMap((act) => tellOf({ ...act, untilMs: 0 }, hug.people.get(act.userId ?? "")?.devices ?? []));
};

/** What was read is in force: whoever is concerned and was not told yet is told, is out, or it is over for all. */
export const takeActs = (hug: GroupHug, readId: number, read: readonly ActRead[], nowMs: number): Went => {
  const reading = readingDone(hug.acts.reading, ACTS_PACE, readId);
  if (reading === null) return stay(hug);
  const known = new Set(hug.acts.held.map(({ id }) => id));
  const next = { ...hug, acts: { ...hug.acts, reading, held: heldOf(read, nowMs) } };
  const told = next.acts.held
    .filter(({ id }) => !known.has(id))
    .flatMap((act) => tellOf(act, next.people.get(act.userId ?? "")?.devices ?? []));
  const went = inTurn(next, removePeople, close);
  return { state: went.state, effects: [...tellLifted(hug, read), ...told, ...went.effects] };
};

/** Of what was read as it was taken over, before anybody came in. */
export const applyActs = (hug: GroupHug): GroupHug => removePeople(hug).state;
