import type { PersonView } from "#shared/schema/hug.ts";
import { ANSWER_MAX_MS, type Bucket } from "#shared/schema/limits.ts";
import type { Audience } from "#shared/schema/audience.ts";
import type { DevicePresence } from "#shared/schema/presence.ts";
import { GAP_SPREAD_MS, GAP_WAIT_MS } from "../reading.rules.ts";
import { isListing, listingDueAtMs, type Listing } from "../listing.rules.ts";

export const READ_RETRY_LEAST_MS = 250;
export const READ_RETRY_MOST_MS = 5_000;

/** A listed group hug that is not over. */
export type ListedGroupHug = {
  readonly id: string;
  readonly name: string;
  readonly host: PersonView;
  readonly design: string;
  readonly phase: "pending" | "active";
  readonly here: number;
  readonly capacity: number;
  readonly isLocked: boolean;
  readonly scheduledForMs: number | null;
  /** Who is in it: not shown, but whoever has a block with one of them does not see it. */
  readonly userIds: readonly string[];
};

/** Somebody's name and look, whom they see, and who sees them. */
export type Profile = {
  readonly name: string;
  readonly being: string;
  /** Everybody with a block between them. */
  readonly hidden: ReadonlySet<string>;
  readonly follows: ReadonlySet<string>;
  readonly showActivityTo: Audience;
  /** Until then they are not to be disturbed; -Infinity = they may be. */
  readonly noDisturbUntilMs: number;
};

type Reading =
  | { readonly kind: "known" }
  | { readonly kind: "reading"; readonly readId: number; readonly untilMs: number; readonly isStale: boolean }
  | { readonly kind: "waiting"; readonly untilMs: number };

export type Person = {
  readonly userId: string;
  /** By device id; never empty. */
  readonly devices: ReadonlyMap<string, DevicePresence>;
  /** Null = not read yet. */
  readonly profile: Profile | null;
  readonly reading: Reading;
  readonly failures: number;
  readonly bucket: Bucket | undefined;
};

export type Lobby = {
  /** By user id, in the order of their coming. */
  readonly people: ReadonlyMap<string, Person>;
  readonly nextRead: number;
  /** When everybody is to be read again; null = there is no reason to. */
  readonly readAllAtMs: number | null;
  readonly listing: Listing<readonly ListedGroupHug[]>;
};

export type ReadEffect = { readonly kind: "read_person"; readonly userId: string; readonly readId: number };
export type Went<E = never> = { readonly state: Lobby; readonly effects: readonly (ReadEffect | E)[] };

/** The next moment at which a reading ends or is tried again, or somebody may be disturbed again; null = none. */
export const lobbyDueAtMs = ({ people, listing, readAllAtMs }: Lobby): number | null => {
  let due = people.size > 0 || isListing(listing) ? listingDueAtMs(listing) : null;
  if (readAllAtMs !== null) due = Math.min(due ?? Infinity, readAllAtMs);
  for (const { reading, profile } of people.values()) {
    const quietMs = profile?.noDisturbUntilMs ?? -Infinity;
    if (quietMs > -Infinity) due = Math.min(due ?? Infinity, quietMs);
    if (reading.kind !== "known") due = Math.min(due ?? Infinity, reading.untilMs);
  }
  return due;
};

export const withPerson = (lobby: Lobby, person: Person): Lobby => ({
  ...lobby,
  people: new Map(lobby.people).set(person.userId, person),
});

export const startRead = (lobby: Lobby, person: Person, nowMs: number): Went => {
  const readId = lobby.nextRead;
  const reading = { kind: "reading", readId, untilMs: nowMs + ANSWER_MAX_MS, isStale: false } as const;
  const state = { ...withPerson(lobby, { ...person, reading }), nextRead: readId + 1 };
  return { state, effects: [{ kind: "read_person", userId: person.userId, readId }] };
};

export const waitToRead = (lobby: Lobby, person: Person, nowMs: number): Lobby => {
  const waitMs = Math.min(READ_RETRY_MOST_MS, READ_RETRY_LEAST_MS * 2 ** Math.min(person.failures, 10));
  const reading = { kind: "waiting", untilMs: nowMs + waitMs } as const;
  return withPerson(lobby, { ...person, reading, failures: person.failures + 1 });
};

/** Each person in turn, one after the other on what came of the one before. */
const each = (lobby: Lobby, people: Iterable<Person>, act: (state: Lobby, person: Person) => Went): Went => {
  let state = lobby;
  const effects: ReadEffect[] = [];
  for (const person of people) {
    const went = act(state, person);
    state = went.state;
    effects.push(...went.effects);
  }
  return { state, effects };
};

/** Who was not to be disturbed until now may be. */
const endQuiet = (lobby: Lobby, nowMs: number): Lobby => {
  const over = [...lobby.people.values()].flatMap((person) => {
    const { profile } = person;
    const isOver = profile !== null && profile.noDisturbUntilMs > -Infinity && nowMs >= profile.noDisturbUntilMs;
    return isOver ? [{ ...person, profile: { ...profile, noDisturbUntilMs: -Infinity } }] : [];
  });
  return over.reduce(withPerson, lobby);
};

/** Ends the readings that took too long, and starts those that waited long enough. */
export const passTime = (before: Lobby, nowMs: number): Went => {
  const isAllDue = before.readAllAtMs !== null && nowMs >= before.readAllAtMs;
  const lobby = endQuiet(isAllDue ? readAll(before, nowMs) : before, nowMs);
  const due = [...lobby.people.values()].filter(({ reading }) => reading.kind !== "known" && nowMs >= reading.untilMs);
  return each(lobby, due, (state, person) =>
    person.reading.kind === "reading"
      ? { state: waitToRead(state, person, nowMs), effects: [] }
      : startRead(state, person, nowMs),
  );
};

/** Everybody is read again, one after the other, so that the database is not asked for all of them at once. */
const readAll = (lobby: Lobby, nowMs: number): Lobby => {
  const each = GAP_SPREAD_MS / Math.max(1, lobby.people.size);
  const people = [...lobby.people.values()].map((person, n): Person => {
    const { reading } = person;
    if (reading.kind === "waiting") return person;
    if (reading.kind === "reading") return { ...person, reading: { ...reading, isStale: true } };
    return { ...person, reading: { kind: "waiting", untilMs: nowMs + n * each } };
  });
  return { ...lobby, people: new Map(people.map((person) => [person.userId, person])), readAllAtMs: null };
};

/** Nothing was heard for a while: who did not know that yet can be heard again after GAP_WAIT_MS. */
export const readAllSoon = (lobby: Lobby, nowMs: number): Lobby => ({ ...lobby, readAllAtMs: nowMs + GAP_WAIT_MS });

/** Has people read again; a reading under way began too early to count. */
export const readAgain = (lobby: Lobby, userIds: readonly string[], nowMs: number): Went => {
  const people = [...new Set(userIds)].flatMap((userId) => lobby.people.get(userId) ?? []);
  return each(lobby, people, (state, person) => {
    if (person.reading.kind === "waiting" && person.failures > 0) return { state, effects: [] };
    if (person.reading.kind !== "reading") return startRead(state, person, nowMs);
    const reading = { ...person.reading, isStale: true };
    return { state: withPerson(state, { ...person, reading }), effects: [] };
  });
};
