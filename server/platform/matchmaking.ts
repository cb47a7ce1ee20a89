import { matchMaker, ServerError, type AuthContext } from "@colyseus/core";
import { SeatReservationError } from "@colyseus/core/errors/SeatReservationError";
import { ANSWER_MAX_MS, MATCHMAKING_LIMITS, type RateLimit } from "#shared/schema/limits.ts";
import {
  inboxRoomId,
  JOIN_DENIALS,
  joinOptionsSchema,
  LOBBY_ID,
  PROTOCOL_VERSION,
  ROOM_NAMES,
  type JoinDenial,
  type JoinOptions,
  type RoomName,
} from "#shared/schema/protocol.ts";
import { Unavailable } from "../errors.ts";
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
  /** Takes one token of a key's bucket: 0 = go on, otherwise the milliseconds until there is one again. */
  readonly limits: { take(key: string, limit: RateLimit, nowMs: number): number };
  readonly nowMs: () => number;
  readonly log: Log;
};

type Wanted = { readonly name: RoomName; readonly inboxId: string | null };

/** A room that is closing has its id until it is gone; who joins meanwhile tries again this often. */
const SEAT_TRIES = 3;

const denied = (denial: JoinDenial): ServerError => new ServerError(JOIN_DENIALS[denial], denial);

/**
 * The one entrance to rooms. `joinOrCreate("lobby" | "inbox")`, or `joinById` with the id that this leads to; the id of
 * an inbox comes from the token alone. A room is made when its first person comes, under its one id. Everything else
 * Colyseus would let clients do (create, join, reconnect, rooms of other names) is denied. Denials are JOIN_DENIALS:
 * the number is the code, the word the message.
 */
export const installMatchmaking = (deps: MatchmakingDeps): void => {
  const takeTurn = createTurns();
  matchMaker.controller.exposedMethods = ["joinOrCreate", "joinById"];
  matchMaker.controller.invokeMethod = async (method, room, options, context) => {
    try {
      const joined = readOptions(options);
      const wanted = readWanted(method, room);
      // Before the token is looked at, so that wrong ones cost their sender as much as right ones.
      pay(deps, "address", context?.ip ?? "");
      const who = await inTime(signedIn(deps, context));
      pay(deps, "person", who.userId);
      const roomId = wanted.name === "lobby" ? LOBBY_ID : inboxRoomId(who.userId);
      if (wanted.inboxId !== null && wanted.inboxId !== roomId) throw denied("not_yours");
      const holder = { userId: who.userId, loginId: who.sessionId };
      return await takeTurn(roomId, () => inTime(takeSeat(wanted.name, roomId, joined, holder)));
    } catch (error) {
      throw denialOf(error, deps.log);
    }
  };
};

/** A database that does not answer must hold up neither this join nor, for ever, the ones that wait for their turn. */
const inTime = <T>(work: Promise<T>): Promise<T> =>
  within(ANSWER_MAX_MS, work, () => new Unavailable("matchmaking", new Error("it took too long")));

const pay = ({ limits, nowMs }: MatchmakingDeps, of: keyof typeof MATCHMAKING_LIMITS, id: string): void => {
  if (limits.take(`${of} ${id}`, MATCHMAKING_LIMITS[of], nowMs()) > 0) throw denied("too_many");
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

const readWanted = (method: string, room: string): Wanted => {
  if (method === "joinOrCreate") {
    const name = ROOM_NAMES.find((known) => known === room);
    if (name === undefined) throw denied("no_such_room");
    return { name, inboxId: null };
  }
  if (method !== "joinById") throw denied("bad_join");
  if (room === LOBBY_ID) return { name: "lobby", inboxId: null };
  if (room.startsWith(inboxRoomId(""))) return { name: "inbox", inboxId: room };
  throw denied("no_such_room");
};

const signedIn = async ({ identity, isKnown }: MatchmakingDeps, context: AuthContext | undefined) => {
  const who = context?.token ? await identity.verifyRoomToken(context.token) : null;
  if (who === null || !(await isKnown(who.userId))) throw denied("not_signed_in");
  return who;
};

const takeSeat = async (
  name: RoomName,
  roomId: string,
  options: JoinOptions,
  holder: { readonly userId: string; readonly loginId: string },
) => {
  for (let tries = 1; ; tries += 1) {
    try {
      const room = (await matchMaker.driver.findOne({ roomId })) ?? (await makeRoom(name, roomId, holder.userId));
      return await matchMaker.reserveSeatFor(room, options, holder);
    } catch (error) {
      if (tries === SEAT_TRIES || !(error instanceof SeatReservationError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};

const makeRoom = (name: RoomName, roomId: string, userId: string) => {
  // Its listing is gone and it is not: made now, the new one would lose its listing to the end of the old one.
  if (matchMaker.getLocalRoomById(roomId)) throw new SeatReservationError(`${roomId} is closing`);
  return matchMaker.handleCreateRoom(name, { userId }, undefined, roomId);
};

const denialOf = (error: unknown, log: Log): ServerError => {
  if (error instanceof SeatReservationError) return denied("room_full");
  if (error instanceof ServerError && Object.values<number>(JOIN_DENIALS).includes(error.code)) return error;
  if (error instanceof Unavailable) log.debug({ err: error }, "a join waits for the database");
  else log.error({ err: error }, "a join failed");
  return denied("try_later");
};
