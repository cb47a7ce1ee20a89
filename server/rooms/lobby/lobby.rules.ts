/**
 * The room in which people see who is here.
 *
 *  L1  Several connections of one person are one entry; the entry is away only when all of them are, and not to be
 *      disturbed for as long as the person says.
 *  L2  LOBBY_SHOWN_MAX people are shown, those who show themselves to more people before the others, the first to come
 *      first. Counted is whoever shows themselves to anybody; the count is the same for all, so it says that somebody is
 *      here, and never who.
 *  L3  Nobody is shown, and nobody sees anybody, before the database has said who they are, whom they see and who sees
 *      them. One sees oneself, and those who show one their activity (`showActivityTo`, shared/policy). A block in either
 *      direction hides both from each other.
 *  L4  A hint that somebody changed has them read again. What a read that began before the hint brings is used, and then
 *      they are read once more.
 *      After a time without hints everybody is read again, from GAP_WAIT_MS on, by which time all others can be heard
 *      again, and one after the other within GAP_SPREAD_MS.
 *  L5  A read that fails or takes longer than ANSWER_MAX_MS is tried again after a wait that doubles up to
 *      READ_RETRY_MOST_MS; meanwhile what was known stays.
 *  L6  Somebody the database does not know (any more) is sent away.
 *  L7  `presence/set` is for one connection; its rate is counted for all connections of a person together.
 *  L8  Listed group hugs are read as soon as somebody is here, every LISTING_FRESH_MS while somebody is, and on hints at
 *      most every LISTING_LEAST_MS; a read that fails or takes longer than ANSWER_MAX_MS is tried again after a wait that
 *      doubles up to LISTING_RETRY_MOST_MS, and meanwhile what was known stays.
 *  L9  A viewer sees the listed group hugs with no block between them and its host, or anybody who is in it; one that they
 *      host or are in themselves whoever else is. They see none before the database has said who they are.
 */
import { isIn, viewerKindOf } from "#shared/policy/person.policy.ts";
import { AUDIENCES, type Audience } from "#shared/schema/audience.ts";
import { LOBBY_SHOWN_MAX } from "#shared/schema/lobby.ts";
import type { DevicePresence, Presence } from "#shared/schema/presence.ts";
import { REQUEST_LIMITS, spend } from "#shared/schema/limits.ts";
import type { Refusal } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import { beginListing, failListing, hintListing, newListing, passListingTime, takeListing } from "../listing.rules.ts";
import type { ListedGroupHug } from "./lobby.readings.rules.ts";
import {
  passTime,
  readAgain,
  readAllSoon,
  startRead,
  waitToRead,
  withPerson,
  type Lobby,
  type Person,
  type Profile,
  type ReadEffect,
  type Went,
} from "./lobby.readings.rules.ts";

type OfDevice = { readonly deviceId: string; readonly userId: string };
/** A profile as it is read: how much longer, ms, the person is not to be disturbed. */
export type ReadProfile = Omit<Profile, "noDisturbUntilMs"> & { readonly noDisturbMs: number };
type OfRead = { readonly userId: string; readonly readId: number };
export type LobbyEvent =
  | ({ readonly kind: "device_joined" | "device_left" } & OfDevice)
  | ({ readonly kind: "presence_set"; readonly presence: DevicePresence } & OfDevice)
  | { readonly kind: "people_changed"; readonly userIds: readonly string[] }
  /** There was a time in which nothing was heard. */
  | { readonly kind: "people_may_have_changed" }
  /** `profile` null = there is no such person. */
  | ({ readonly kind: "person_read"; readonly profile: ReadProfile | null } & OfRead)
  | ({ readonly kind: "read_failed" } & OfRead)
  | { readonly kind: "group_hugs_changed" }
  | { readonly kind: "group_hugs_read"; readonly readId: number; readonly groupHugs: readonly ListedGroupHug[] }
  | { readonly kind: "group_hugs_failed"; readonly readId: number }
  | { readonly kind: "tick" };

/** The listed group hugs are read again after this long while somebody is here. */
export const LISTING_FRESH_MS = 10_000;

type Dismiss = { readonly kind: "dismiss"; readonly deviceIds: readonly string[] };
type ReadGroupHugs = { readonly kind: "read_group_hugs"; readonly readId: number };
export type LobbyEffect = ReadEffect | Dismiss | ReadGroupHugs;
export type LobbyStep =
  | ({ readonly ok: true } & Went<Dismiss | ReadGroupHugs>)
  | { readonly ok: false; readonly refusal: Refusal };

export const EMPTY_LOBBY: Lobby = {
  people: new Map(),
  nextRead: 1,
  readAllAtMs: null,
  listing: newListing([], LISTING_FRESH_MS),
};

export type ShownPerson = {
  readonly id: string;
  readonly name: string;
  readonly being: string;
  readonly presence: Presence;
};
/** What there is to see, before it is decided who sees it. */
export type Shown = {
  readonly people: readonly ShownPerson[];
  readonly count: number;
  readonly groupHugs: readonly ListedGroupHug[];
};

const devicePresenceOf = ({ devices }: Person): DevicePresence =>
  [...devices.values()].includes("online") ? "online" : "away";
const presenceOf = (person: Person): Presence =>
  (person.profile?.noDisturbUntilMs ?? -Infinity) > -Infinity ? "do_not_disturb" : devicePresenceOf(person);

/** By user id, how everybody is here whom the database knows. */
export const presencesOf = ({ people }: Lobby): ReadonlyMap<string, DevicePresence> =>
  new Map(
    [...people.values()].flatMap((person) =>
      person.profile === null ? [] : [[person.userId, devicePresenceOf(person)] as const],
    ),
  );

const WIDEST_FIRST = AUDIENCES.toReversed();

export const shownOf = (lobby: Lobby): Shown => {
  const byAudience = new Map<Audience, Person[]>(WIDEST_FIRST.map((audience) => [audience, []]));
  let count = 0;
  for (const person of lobby.people.values()) {
    const audience = person.profile?.showActivityTo;
    if (audience === undefined) continue;
    if (audience !== "nobody") count += 1;
    byAudience.get(audience)?.push(person);
  }
  const people = [...byAudience.values()]
    .flatMap((some) => some.slice(0, LOBBY_SHOWN_MAX))
    .slice(0, LOBBY_SHOWN_MAX)
    .flatMap((person): ShownPerson[] => {
      const { profile, userId } = person;
      return profile ? [{ id: userId, name: profile.name, being: profile.being, presence: presenceOf(person) }] : [];
    });
  return { people, count, groupHugs: lobby.listing.known };
};

/** Whether one sees that the other is here. */
export const canSee = (lobby: Lobby, viewerId: string, otherId: string): boolean => {
  const viewer = lobby.people.get(viewerId)?.profile;
  const other = lobby.people.get(otherId)?.profile;
  if (viewer == null || other == null) return false;
  const kind = viewerKindOf({
    isSelf: viewerId === otherId,
    follows: viewer.follows.has(otherId),
    isFollowed: other.follows.has(viewerId),
    isBlocked: viewer.hidden.has(otherId) || other.hidden.has(viewerId),
  });
  return isIn(kind, other.showActivityTo);
};

/**
 * Whether one may see a listed group hug, whose people need not be here. Who is in it sees it: with whom they are in it is
 * a matter of its own room.
 */
const canSeeGroupHug = (lobby: Lobby, viewerId: string, { host, userIds }: ListedGroupHug): boolean => {
  const hidden = lobby.people.get(viewerId)?.profile?.hidden;
  if (!hidden || hidden.has(host.id) || lobby.people.get(host.id)?.profile?.hidden.has(viewerId)) return false;
  if (hidden.size === 0 || host.id === viewerId || userIds.includes(viewerId)) return true;
  return !userIds.some((userId) => hidden.has(userId));
};

/** Who may see what is shown. */
export type Sight = {
  canSee(viewerId: string, otherId: string): boolean;
  canSeeGroupHug(viewerId: string, groupHugId: string): boolean;
};

export const sightOf = (lobby: Lobby): Sight => {
  const groupHugs = new Map(lobby.listing.known.map((groupHug) => [groupHug.id, groupHug]));
  return {
    canSee: (viewerId, otherId) => canSee(lobby, viewerId, otherId),
    canSeeGroupHug(viewerId, groupHugId) {
      const groupHug = groupHugs.get(groupHugId);
      return groupHug !== undefined && canSeeGroupHug(lobby, viewerId, groupHug);
    },
  };
};

const stay = (state: Lobby): Went => ({ state, effects: [] });

const without = (lobby: Lobby, userId: string): Lobby => {
  const people = new Map(lobby.people);
  people.delete(userId);
  return { ...lobby, people };
};

const join = (lobby: Lobby, { userId, deviceId }: OfDevice, nowMs: number): Went => {
  const known = lobby.people.get(userId);
  invariant(!known?.devices.has(deviceId), "A device joins once.");
  const devices = new Map(known?.devices).set(deviceId, "online");
  if (known) return stay(withPerson(lobby, { ...known, devices }));
  const reading = { kind: "known" } as const;
  return startRead(lobby, { userId, devices, profile: null, reading, failures: 0, bucket: undefined }, nowMs);
};

const leave = (lobby: Lobby, { userId, deviceId }: OfDevice): Lobby => {
  const person = lobby.people.get(userId);
  if (!person) return lobby;
  const devices = new Map(person.devices);
  devices.delete(deviceId);
  return devices.size > 0 ? withPerson(lobby, { ...person, devices }) : without(lobby, userId);
};

/** The person for whom this read is the one under way. */
const readerOf = (lobby: Lobby, { userId, readId }: OfRead) => {
  const person = lobby.people.get(userId);
  if (person?.reading.kind !== "reading" || person.reading.readId !== readId) return null;
  return { person, isStale: person.reading.isStale };
};

const takeRead = (lobby: Lobby, event: OfRead & { profile: ReadProfile | null }, nowMs: number): Went<Dismiss> => {
  const reader = readerOf(lobby, event);
  if (reader === null) return stay(lobby);
  const { person, isStale } = reader;
  if (event.profile === null) {
    return {
      state: without(lobby, event.userId),
      effects: [{ kind: "dismiss", deviceIds: [...person.devices.keys()] }],
    };
  }
  const { noDisturbMs, ...read } = event.profile;
  const profile = { ...read, noDisturbUntilMs: noDisturbMs > 0 ? nowMs + noDisturbMs : -Infinity };
  const known: Person = { ...person, profile, failures: 0, reading: { kind: "known" } };
  return isStale ? startRead(lobby, known, nowMs) : stay(withPerson(lobby, known));
};

const setPresence = (lobby: Lobby, event: OfDevice & { presence: DevicePresence }, nowMs: number): LobbyStep => {
  const person = lobby.people.get(event.userId);
  // Somebody who is being sent away may still ask.
  if (!person?.devices.has(event.deviceId)) return { ok: false, refusal: { code: "no_such_person" } };
  const spent = spend(REQUEST_LIMITS["presence/set"], person.bucket, nowMs);
  if (!spent.ok) return { ok: false, refusal: { code: "too_many", retryAfterMs: spent.retryAfterMs } };
  const devices = new Map(person.devices).set(event.deviceId, event.presence);
  return { ok: true, ...stay(withPerson(lobby, { ...person, devices, bucket: spent.bucket })) };
};

const take = (lobby: Lobby, event: LobbyEvent, nowMs: number): LobbyStep => {
  const went = (step: Went<Dismiss>): LobbyStep => ({ ok: true, ...step });
  switch (event.kind) {
    case "device_joined":
      return went(join(lobby, event, nowMs));
    case "device_left":
      return went(stay(leave(lobby, event)));
    case "presence_set":
      return setPresence(lobby, event, nowMs);
    case "people_changed":
      return went(readAgain(lobby, event.userIds, nowMs));
    case "people_may_have_changed":
      return went(stay(readAllSoon(lobby, nowMs)));
    case "person_read":
      return went(takeRead(lobby, event, nowMs));
    case "read_failed": {
      const reader = readerOf(lobby, event);
      return went(stay(reader === null ? lobby : waitToRead(lobby, reader.person, nowMs)));
    }
    case "group_hugs_changed":
      return went(stay({ ...lobby, listing: hintListing(lobby.listing) }));
    case "group_hugs_read":
      return went(stay({ ...lobby, listing: takeListing(lobby.listing, event.readId, event.groupHugs) }));
    case "group_hugs_failed":
      return went(stay({ ...lobby, listing: failListing(lobby.listing, event.readId, nowMs) }));
    case "tick":
      return went(stay(lobby));
  }
};

const readListing = (lobby: Lobby, nowMs: number): { state: Lobby; effects: readonly ReadGroupHugs[] } => {
  const begun = lobby.people.size > 0 ? beginListing(lobby.listing, nowMs) : null;
  if (begun === null) return { state: lobby, effects: [] };
  return { state: { ...lobby, listing: begun.listing }, effects: [{ kind: "read_group_hugs", readId: begun.readId }] };
};

/** One step: time passes, then the event happens, then what is due is read. `nowMs` never goes back. */
export const stepLobby = (lobby: Lobby, event: LobbyEvent, nowMs: number): LobbyStep => {
  const passed = passTime({ ...lobby, listing: passListingTime(lobby.listing, nowMs) }, nowMs);
  const taken = take(passed.state, event, nowMs);
  if (!taken.ok) return taken;
  const read = readListing(taken.state, nowMs);
  return { ok: true, state: read.state, effects: [...passed.effects, ...taken.effects, ...read.effects] };
};
