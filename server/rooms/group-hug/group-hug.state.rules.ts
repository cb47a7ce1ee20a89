import type { BeatStep, GroupHugRequestName, GroupPhase, GroupVisibility } from "#shared/schema/group-hug.ts";
import { DEVICES_MAX } from "#shared/schema/limits.ts";
import type { JoinDenial } from "#shared/schema/protocol.ts";
import { readingDueAtMs, unread, type Reading } from "../reading.rules.ts";
import { NO_REQUESTS, type Requests } from "../requests.rules.ts";
import {
  actsDueAtMs,
  isKeptLocked,
  isMuted,
  isRemoved,
  isTooSoon,
  openActs,
  type ActRead,
  type Acts,
} from "./group-hug.acts.rules.ts";
import { beatsDueAtMs, openBeats, type Beats } from "./group-hug.beats.rules.ts";
import type { ChosenDesign, DesignFacts } from "./group-hug.design.rules.ts";
import { AWAY_KEPT_MS, isHere, peopleOf, type Comer, type People, type Person } from "./group-hug.people.rules.ts";
import { endsAtMs, isClosedYet, isOver, type Phase } from "./group-hug.phase.rules.ts";
import { isKept, isQueued, NO_WRITES, type Writes } from "./group-hug.writes.rules.ts";

/** What never changes. */
export type About = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly message: string;
  readonly seed: number;
  readonly capacity: number;
  readonly visibility: GroupVisibility;
  /** To be shown, ms since 1970; null = none. */
  readonly scheduledForMs: number | null;
  readonly expiresAtMs: number;
};

export type GroupHug = {
  readonly about: About;
  readonly design: ChosenDesign;
  readonly phase: Phase;
  readonly people: People;
  /** Empty: whoever hosted has left, and nobody is here to host. */
  readonly hostId: string;
  /** Since when others are here and the host is not; null = not so. */
  readonly hostAwaySinceMs: number | null;
  readonly isLocked: boolean;
  readonly beats: Beats;
  readonly acts: Acts;
  /** Of the blocks among its host and its people. */
  readonly blocks: Reading;
  /** Hints of blocks were missed: all can be heard again by then; null = none were. */
  readonly gapEndsAtMs: number | null;
  readonly requests: Requests<RateKey>;
  /** By request: the device on which somebody left, until it is answered. */
  readonly leaving: ReadonlyMap<string, string>;
  readonly writes: Writes;
  /** Another process decides for it, or it is over without us knowing. */
  readonly isLost: boolean;
};

export type RateKey = `${string} ${GroupHugRequestName}`;

/** A group hug as it was written down; times "in" are ms from now, negative = past. */
export type Stored = About & {
  readonly design: string;
  readonly isLocked: boolean;
  readonly hostId: string;
  readonly phase: GroupPhase;
  readonly scheduledInMs: number | null;
  readonly expiresInMs: number;
  readonly startsInMs: number | null;
  readonly participants: readonly {
    readonly userId: string;
    readonly name: string;
    readonly being: string;
    readonly status: "joined" | "in" | "left";
  }[];
  readonly steps: readonly BeatStep[];
  /** Of the staff. */
  readonly acts: readonly ActRead[];
};

/** The host is passed on after this long without them while others are here. */
export const HOST_AWAY_MS = 20_000;

const phaseOf = (stored: Stored, design: DesignFacts | null, nowMs: number): Phase => {
  switch (stored.phase) {
    case "pending": {
      const { scheduledInMs, expiresInMs } = stored;
      const scheduledAtMs = scheduledInMs === null ? null : nowMs + scheduledInMs;
      return { kind: "pending", scheduledAtMs, isDue: false, expiresAtMs: nowMs + expiresInMs };
    }
    case "active": {
      const startMs = nowMs + (stored.startsInMs ?? 0);
      // With a design that nobody knows any more there is nothing left to show.
      const endsAt = startMs + (design?.durationMs ?? 0);
      return { kind: "active", cue: { startMs, issuedMs: Math.min(nowMs, startMs), endsAtMs: endsAt } };
    }
    case "completed":
      return { kind: "completed", together: null };
    default:
      return { kind: stored.phase };
  }
};

/** Takes a stored group hug over, on a clock that reads `nowMs`. `design`: null = there is none of that name. */
export const openGroupHug = (stored: Stored, design: DesignFacts | null, nowMs: number): GroupHug => {
  const { id, name, description, message, seed, capacity, visibility, scheduledForMs, expiresAtMs } = stored;
  const present = stored.participants.filter(({ status }) => status !== "left");
  const hasHostLeft = stored.participants.some(({ userId, status }) => userId === stored.hostId && status === "left");
  return {
    about: { id, name, description, message, seed, capacity, visibility, scheduledForMs, expiresAtMs },
    design: { id: stored.design, facts: design },
    phase: phaseOf(stored, design, nowMs),
    people: peopleOf(
      present.map(({ status, ...person }) => ({ ...person, isIn: status === "in" })),
      nowMs,
    ),
    hostId: hasHostLeft ? "" : stored.hostId,
    hostAwaySinceMs: null,
    isLocked: stored.isLocked,
    beats: openBeats(stored.steps),
    acts: openActs(stored.acts, nowMs),
    blocks: unread(present.length > 0 ? nowMs : Infinity),
    gapEndsAtMs: null,
    requests: NO_REQUESTS,
    leaving: new Map(),
    writes: NO_WRITES,
    isLost: false,
  };
};

/** Why somebody must not come in; null = they may. Who is in it already may always, until it is over. */
export const denialFor = (
  hug: GroupHug,
  { userId, hidden }: Pick<Comer, "userId" | "hidden">,
  nowMs: number,
): JoinDenial | null => {
  if (hug.isLost) return "try_later";
  const person = hug.people.get(userId);
  const isHidden = userId !== hug.hostId && [hug.hostId, ...hug.people.keys()].some((other) => hidden.has(other));
  if (!person && hidden.size > 0 && isHidden) return "no_such_room";
  if (isOver(hug.phase)) return "hug_over";
  if (isRemoved(hug, userId)) return "removed";
  if (person) return person.devices.size < DEVICES_MAX ? null : "room_full";
  if (isQueued(hug.writes, "expired", "completed")) return "hug_over";
  if (isClosedYet(hug.phase, nowMs)) return "hug_not_open";
  if (hug.isLocked || isKeptLocked(hug)) return "hug_locked";
  if (isTooSoon(hug, nowMs)) return "try_later";
  return hug.people.size < hug.about.capacity ? null : "hug_full";
};

/** Whether the room must go on while nobody is connected: somebody may come back, or something is not written yet. */
export const isHeld = ({ phase, people, writes, isLost }: GroupHug): boolean =>
  !isLost && (writes.queue.length > 0 || (!isOver(phase) && people.size > 0));

/** Pressure counts of whoever is in and here, while it is active. */
export const feels = ({ phase, acts }: GroupHug, person: Person): boolean =>
  phase.kind === "active" && person.isIn && isHere(person) && !isMuted({ acts }, person.userId);
export const isFelt = (hug: GroupHug, userId: string): boolean => {
  const person = hug.people.get(userId);
  return person !== undefined && feels(hug, person);
};

/** The next moment at which `tick` must be told; null = none. */
export const groupHugDueAtMs = (hug: GroupHug): number | null => {
  if (hug.isLost) return null;
  const { phase, people, requests, writes, beats, hostAwaySinceMs } = hug;
  const dues: (number | null)[] = [...requests.pending.values()].map(({ untilMs }) => untilMs);
  if (writes.waitUntilMs !== null && writes.queue.some(isKept)) dues.push(writes.waitUntilMs);
  if (!isOver(phase)) {
    if (!isQueued(writes, "expired", "completed")) dues.push(endsAtMs(phase));
    if (phase.kind === "active") dues.push(beatsDueAtMs(beats));
    if (hostAwaySinceMs !== null) dues.push(hostAwaySinceMs + HOST_AWAY_MS);
    const readsAtMs = Math.min(readingDueAtMs(hug.blocks), readingDueAtMs(hug.acts.reading));
    dues.push(hug.gapEndsAtMs, Number.isFinite(readsAtMs) ? readsAtMs : null, actsDueAtMs(hug.acts));
  }
  if (phase.kind === "pending") {
    if (!phase.isDue) dues.push(phase.scheduledAtMs);
    for (const { awaySinceMs } of people.values()) if (awaySinceMs !== null) dues.push(awaySinceMs + AWAY_KEPT_MS);
  }
  return dues.reduce((first, due) => (first === null || (due !== null && due < first) ? due : first), null);
};
