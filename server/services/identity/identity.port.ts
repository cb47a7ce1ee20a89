import type { SessionView } from "#shared/schema/account.ts";
import type { Being } from "#shared/schema/being.ts";
import type { Standing } from "#shared/schema/restriction.ts";
import type { Outcome } from "../outcome.ts";

/** Who a room token or a session speaks for. */
export type RoomIdentity = { readonly userId: string; readonly sessionId: string };

/** What rooms need to know who joins. */
export type Identity = {
  /**
   * Verifies a room token (EdDSA JWT of a few minutes) locally, without the database.
   * Null for anything wrong: expired, not ours, not for rooms, malformed, of a session that is over, or of somebody who is suspended.
   */
  verifyRoomToken(token: string): Promise<RoomIdentity | null>;
};

/** A room token as a client gets it; it is good for ROOM_TOKEN_SECONDS. */
export type RoomToken = { readonly token: string; readonly userId: string; readonly expiresAtMs: number };
/** `Set-Cookie` values to send with the answer. */
export type CookieChanges = readonly string[];
export type Entered = { readonly userId: string; readonly setCookies: CookieChanges };
export type CurrentSession = {
  readonly who: RoomIdentity;
  readonly setCookies: CookieChanges;
  /** What restrictions of this person come to; null = none. */
  readonly standing: Standing | null;
};

/**
 * Sessions over HTTP. A session's cookie is replaced once an hour; who comes with a replaced one, after its successor was
 * used, has a copy, and the session ends for both. How long they last, and how many one has: `SESSION_LIFE`. Every method rejects with `Unavailable` when the database is away.
 */
export type Accounts = {
  /** Who the session cookie of a request speaks for, and the cookie that replaces it when that is due; null = nobody. */
  session(headers: Headers): Promise<CurrentSession | null>;
  /** Makes a guest with this profile and signs them in; user, profile and session are committed when it resolves. */
  enterAsGuest(name: string, being: Being, headers: Headers): Promise<Entered>;
  /** A new session of somebody who has shown all that they sign in with; it is stepped up. Of too many the one that was used longest ago ends. */
  startSession(userId: string, headers: Headers): Promise<CookieChanges>;
  /**
   * Another cookie for a session whose person showed who they are, or became an account; the one before opens nothing from
   * now on. Rooms stay. None where the session is over.
   */
  renewToken(who: RoomIdentity): Promise<CookieChanges>;
  /** Ends the session of the cookie, if there is one. */
  signOut(headers: Headers): Promise<CookieChanges>;
  issueRoomToken(who: RoomIdentity): Promise<RoomToken>;
  /** Every device that is signed in, the one that asks first, then the one that was used last. */
  sessions(who: RoomIdentity): Promise<readonly SessionView[]>;
  /** Within two seconds everything this session has open is closed, in every process. Refusal: `no_such_session`. */
  endSession(userId: string, sessionId: string): Promise<Outcome<{ readonly ok: true }>>;
  /** The same for all sessions of a person but the one that asks. */
  endOtherSessions(who: RoomIdentity): Promise<void>;
  /** The same for all sessions of a person. */
  endSessions(userId: string): Promise<void>;
};
