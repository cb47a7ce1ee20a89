import { ANSWER_MAX_MS, type Bucket } from "#shared/schema/limits.ts";
import { GAP_SPREAD_MS, GAP_WAIT_MS, readingDueAtMs } from "../reading.rules.ts";
import type { Listing } from "./lobby.listing.rules.ts";

export const READ_RETRY_LEAST_MS = 250;
export const READ_RETRY_MOST_MS = 5_000;

export type Presence = "here" | "away";
/** Somebody's name and look, and everybody with a block between them. */
export type Profile = { readonly name: string; readonly being: string; readonly hidden: ReadonlySet<string> };

type Reading =
  | { readonly kind: "known" }
  | { readonly kind: "reading"; readonly readId: number; readonly untilMs: number; readonly isStale: boolean }
  | { readonly kind: "waiting"; readonly untilMs: number };

export type Person = {
  readonly userId: string;
  /** By device id; never empty. */
  readonly devices: ReadonlyMap<string, Presence>;
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
  readonly listing: Listing;
};

export type ReadEffect = { readonly kind: "read_person"; readonly userId: string; readonly readId: number };
export type Went<E = never> = { readonly state: Lobby; readonly effects: readonly (ReadEffect | E)[] };

/** The next moment at which a reading ends or is tried again; null = none. */
export const lobbyDueAtMs = ({ people, listing, readAllAtMs }: Lobby): number | null => {
  const { reading: ofListing } = listing;
  let due = people.size > 0 || ofListing.phase.kind === "reading" ? readingDueAtMs(ofListing) : null;
  if (readAllAtMs !== null) due = Math.min(due ?? Infinity, readAllAtMs);
  for (const { reading } of people.values()) {
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

/** Ends the readings that took too long, and starts those that waited long enough. */
export const passTime = (before: Lobby, nowMs: number): Went => {
  const isAllDue = before.readAllAtMs !== null && nowMs >= before.readAllAtMs;
  const lobby = isAllDue ? readAll(before, nowMs) : before;
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
