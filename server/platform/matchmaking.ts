import { generateId, matchMaker, ServerError, type AuthContext, type IRoomCache } from "@colyseus/core";
import { requestFromIPC } from "@colyseus/core/IPC";
import { SeatReservationError } from "@colyseus/core/errors/SeatReservationError";
import { ANSWER_MAX_MS, MATCHMAKING_LIMITS, type RateLimit } from "#shared/schema/limits.ts";
import {
  groupHugRoomId,
  inboxRoomId,
  JOIN_DENIALS,
  joinOptionsSchema,
  LOBBY_ID,
  MODERATION_ID,
  PROTOCOL_VERSION,
  type JoinDenial,
  type JoinOptions,
  type RoomName,
} from "#shared/schema/protocol.ts";
import { Crowded, Unavailable } from "../errors.ts";
import { forgetSeatsOfClosingRooms } from "./closing-seats.ts";
import { isShared, type Directory, type RoomElsewhere } from "./cluster/directory.ts";
import { systemClock } from "./clock.ts";
import { createGate, type GateLimits } from "./gate.ts";
import type { Log } from "./logger/logger.ts";
import { createTurns } from "./turns.ts";
import { within } from "./within.ts";

export type MatchmakingDeps = {
  readonly identity: {
    /** Null for anything wrong with the token. */
    verifyRoomToken(token: string): Promise<{ readonly userId: string; readonly sessionId: string } | null>;
  };
  /** Whether there is such a person (still). */
  readonly isKnown: (userId: string) => Promise<boolean>;
  /** Why somebody must not come into a group hug; null = they may. */
  readonly admit: (userId: string, groupHugId: string) => Promise<JoinDenial | null>;
  /** Whether a device is in a staff session. */
  readonly isStaff: (who: { readonly userId: string; readonly sessionId: string }) => Promise<boolean>;
  /** Takes one token of a key's bucket: 0 = go on, otherwise the milliseconds until there is one again. */
  readonly limits: { take(key: string, limit: RateLimit, nowMs: number): number };
  /** What a rate of joins is now. */
  readonly rateOf?: (usual: RateLimit) => RateLimit;
  /** Hears of each seat that was given. */
  readonly onSeat?: () => void;
  readonly directory: Directory;
  readonly nowMs: () => number;
  readonly log: Log;
};

/** `inboxId`: the one that was named, null = one's own. */
type Wanted =
  | { readonly name: "lobby" | "moderation" }
  | { readonly name: "inbox"; readonly inboxId: string | null }
  | { readonly name: "group-hug"; readonly groupHugId: string };
/** A room by its one id, and what it is made with. */
type Place = { readonly name: RoomName; readonly roomId: string; readonly key: object };
type Holder = { readonly userId: string; readonly loginId: string };

/** A room that has no seat may be about to close; who joins meanwhile tries again this often, and this often while it does. */
const SEAT_TRIES = 3;
const CLOSING_TRIES = 40;
const TRY_AGAIN_MS = 50;
/** Another process that does not answer by then is asked again, or has its room taken over. */
const SEAT_MS = 400;

/** Joins ask the database a few times each. As many wait as there is time for; their clients give up after ten seconds. */
const JOINS: GateLimits = { atOnce: 32, waitingMax: 2_000, waitMaxMs: 4_000 };

const denied = (denial: JoinDenial): ServerError => new ServerError(JOIN_DENIALS[denial], denial);

/**
 * The one entrance to rooms. `joinOrCreate("lobby" | "inbox" | "group-hug")`, or `joinById` with the id that this leads
 * to; the id of an inbox comes from the token alone, that of a group hug from the option `groupHugId`. A room is made when its first person comes, under its one id. Everything else
 * Colyseus would let clients do (create, join, reconnect, rooms of other names) is denied. Denials are JOIN_DENIALS:
 * the number is the code, the word the message.
 */
export const installMatchmaking = (deps: MatchmakingDeps): void => {
  const takeTurn = createTurns();
  const gate = createGate("matchmaking", JOINS, systemClock);
  forgetSeatsOfClosingRooms();
  matchMaker.controller.exposedMethods = ["joinOrCreate", "joinById"];
  matchMaker.controller.invokeMethod = async (method, room, options, context) => {
    try {
      const joined = readOptions(options);
      const wanted = readWanted(method, room, joined);
      // To everybody else it is a room that is not there, said before anything else is looked at as for any such room.
      if (wanted.name === "moderation" && !(await isForStaff(deps, context))) throw denied("no_such_room");
      // Before the token is looked at, so that wrong ones cost their sender as much as right ones.
      pay(deps, "address", context?.ip ?? "");
      const { place, holder } = await gate(async () => {
        const who = await inTime(signedIn(deps, context));
        pay(deps, "person", who.userId);
        const found = await inTime(placeFor(deps, wanted, who.userId));
        return { place: found, holder: { userId: who.userId, loginId: who.sessionId } };
      });
      const sit = () => takeTurn(place.roomId, () => inTime(takeSeat(deps, place, joined, holder)));
      // A room that another process has, or should have, may be waited for: nobody else waits for that.
      const seat = await (isShared(place.name) ? sit() : gate(sit));
      deps.onSeat?.();
      return seat;
    } catch (error) {
      throw denialOf(error, deps.log);
    }
  };
};

/** A database that does not answer must hold up neither this join nor, for ever, the ones that wait for their turn. */
const inTime = <T>(work: Promise<T>): Promise<T> =>
  within(ANSWER_MAX_MS, work, () => new Unavailable("matchmaking", new Error("it took too long")));

const pay = ({ limits, rateOf, nowMs }: MatchmakingDeps, of: keyof typeof MATCHMAKING_LIMITS, id: string): void => {
  const limit = rateOf?.(MATCHMAKING_LIMITS[of]) ?? MATCHMAKING_LIMITS[of];
  if (limits.take(`${of} ${id}`, limit, nowMs()) > 0) throw denied("too_many");
};

const readOptions = (options: unknown): JoinOptions => {
  // The version first: a client of another one may well have other options.
  const version = typeof options === "object" && options !== null ? Reflect.get(options, "protocol") : undefined;
  if (typeof version === "number" && version < PROTOCOL_VERSION) throw denied("client_too_old");
  if (typeof version === "number" && version > PROTOCOL_VERSION) throw denied("client_too_new");
  const parsed = joinOptionsSchema.safeParse(options);
  if (!parsed.success) throw denied("bad_join");
  return parsed.data;
};

const readWanted = (method: string, room: string, { groupHugId }: JoinOptions): Wanted => {
  if (method === "joinOrCreate") {
    if (room === "lobby" || room === MODERATION_ID) return { name: room };
    if (room === "inbox") return { name: room, inboxId: null };
    if (room !== "group-hug") throw denied("no_such_room");
    if (groupHugId === undefined) throw denied("bad_join");
    return { name: room, groupHugId };
  }
  if (method !== "joinById") throw denied("bad_join");
  if (room === LOBBY_ID) return { name: "lobby" };
  if (room === MODERATION_ID) return { name: "moderation" };
  if (room.startsWith(inboxRoomId(""))) return { name: "inbox", inboxId: room };
  if (!room.startsWith(groupHugRoomId(""))) throw denied("no_such_room");
  const named = joinOptionsSchema.shape.groupHugId.safeParse(room.slice(groupHugRoomId("").length));
  if (!named.success || named.data === undefined || groupHugRoomId(named.data) !== room) throw denied("no_such_room");
  if (groupHugId !== undefined && groupHugId !== named.data) throw denied("bad_join");
  return { name: "group-hug", groupHugId: named.data };
};

const placeFor = async (deps: MatchmakingDeps, wanted: Wanted, userId: string): Promise<Place> => {
  // An inbox that is not open here finds out itself, as it reads what it shows.
  const isNew = wanted.name === "inbox" && !matchMaker.getLocalRoomById(inboxRoomId(userId));
  if (!isNew && !(await deps.isKnown(userId))) throw denied("not_signed_in");
  switch (wanted.name) {
    case "lobby":
      return { name: "lobby", roomId: LOBBY_ID, key: {} };
    case "moderation":
      return { name: "moderation", roomId: MODERATION_ID, key: {} };
    case "inbox": {
      const roomId = inboxRoomId(userId);
      if (wanted.inboxId !== null && wanted.inboxId !== roomId) throw denied("not_yours");
      return { name: "inbox", roomId, key: { userId } };
    }
    case "group-hug": {
      const { groupHugId } = wanted;
      const denial = await deps.admit(userId, groupHugId);
      if (denial !== null) throw denied(denial);
      return { name: "group-hug", roomId: groupHugRoomId(groupHugId), key: { groupHugId } };
    }
  }
};

/** Whoever asks too often is no staff: any other answer would say that there is something. */
const isForStaff = async (deps: MatchmakingDeps, context: AuthContext | undefined): Promise<boolean> => {
  const { identity, isStaff, limits, nowMs } = deps;
  const isTooOften = (of: keyof typeof MATCHMAKING_LIMITS, id: string): boolean =>
    limits.take(`moderation ${of} ${id}`, MATCHMAKING_LIMITS[of], nowMs()) > 0;
  if (isTooOften("address", context?.ip ?? "")) return false;
  const who = context?.token ? await identity.verifyRoomToken(context.token) : null;
  return who !== null && !isTooOften("person", who.userId) && (await inTime(isStaff(who)));
};

const signedIn = async ({ identity }: MatchmakingDeps, context: AuthContext | undefined) => {
  const who = context?.token ? await identity.verifyRoomToken(context.token) : null;
  if (who === null) throw denied("not_signed_in");
  return who;
};

/** A room that is closing has its id until it is gone. */
class RoomClosing extends SeatReservationError {}

const takeSeat = async ({ directory }: MatchmakingDeps, place: Place, options: JoinOptions, holder: Holder) => {
  for (let tries = 1; ; tries += 1) {
    try {
      const elsewhere = await findElsewhere(directory, place);
      const room = elsewhere ?? (await localListing(place.roomId)) ?? (await makeRoom(directory, place));
      if (room.processId !== matchMaker.processId) return await takeSeatElsewhere(room, options, holder);
      return await matchMaker.reserveSeatFor(room as IRoomCache, options, holder); // as: a room of this process is whole
    } catch (error) {
      if (!(error instanceof SeatReservationError)) throw error;
      // Only an inbox has a number of seats: who finds none elsewhere has found a room that ends.
      const isClosing = error instanceof RoomClosing || isShared(place.name);
      if (tries >= (isClosing ? CLOSING_TRIES : SEAT_TRIES)) throw isClosing ? new RoomClosing(error.message) : error;
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }
};

/** Of a room that this process has, or had: while that one ends, another process may have it already. */
const localListing = async (roomId: string) => {
  if (!matchMaker.getLocalRoomById(roomId)) return null;
  const listing = await matchMaker.driver.findOne({ roomId });
  // Its listing is gone and it is not: made now, the new one would lose its listing to the end of the old one.
  if (!listing) throw new RoomClosing(`${roomId} is closing`);
  return listing;
};

/** A room that this process does not have and another one does. */
const findElsewhere = async (directory: Directory, { name, roomId }: Place): Promise<RoomElsewhere | null> =>
  matchMaker.getLocalRoomById(roomId) || !isShared(name) ? null : directory.claim({ name, roomId });

/** A process that hangs answers nothing; its beats end, and the next try takes the room over. */
const takeSeatElsewhere = async (room: RoomElsewhere, options: JoinOptions, holder: Holder) => {
  const sessionId = generateId();
  const seat = [sessionId, options, holder];
  // Not by `remoteRoomCall`: it would ask a room of this process that is ending.
  const has: unknown = await requestFromIPC(
    matchMaker.presence,
    `$${room.roomId}`,
    "_reserveSeat",
    seat,
    SEAT_MS,
  ).catch(() => null);
  if (has !== true) throw new RoomClosing(`${room.roomId} ${has === null ? "does not answer" : "is closing there"}`);
  return matchMaker.buildSeatReservation(room as IRoomCache, sessionId); // as: all that is read of it
};

const makeRoom = async (directory: Directory, { name, roomId, key }: Place) => {
  try {
    return await matchMaker.handleCreateRoom(name, key, undefined, roomId);
  } catch (error) {
    if (isShared(name)) await directory.release(roomId);
    throw error;
  }
};

const denialOf = (error: unknown, log: Log): ServerError => {
  if (error instanceof RoomClosing) return denied("try_later");
  if (error instanceof SeatReservationError) return denied("room_full");
  if (error instanceof ServerError && Object.values<number>(JOIN_DENIALS).includes(error.code)) return error;
  if (error instanceof Crowded) return denied("try_later");
  const isStopping = matchMaker.state === matchMaker.MatchMakerState.SHUTTING_DOWN;
  if (isStopping || error instanceof Unavailable) log.debug({ err: error }, "a join has to try later");
  else log.error({ err: error }, "a join failed");
  return denied("try_later");
};
