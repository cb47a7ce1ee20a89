import type { SessionView } from "#shared/schema/account.ts";
import type { Standing } from "#shared/schema/restriction.ts";
import { beingToText } from "#shared/schema/being.ts";
import { Unavailable } from "../../errors.ts";
import type { IdentityParts } from "../../platform/auth/open-identity.ts";
import type { SuspendedPeople } from "../../platform/suspended-people.ts";
import type { EndedSessions } from "../../platform/auth/ended-sessions.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { Log } from "../../platform/logger/logger.ts";
import { done, refused } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import { deviceWords } from "../device.words.ts";
import type { Accounts, CurrentSession, Identity } from "./identity.port.ts";

export type IdentityDeps = IdentityParts & {
  readonly database: Rows;
  readonly ended: Pick<EndedSessions, "has" | "look">;
  /** Nobody of these comes into a room. */
  readonly suspended?: Pick<SuspendedPeople, "has">;
  readonly log: Pick<Log, "warn">;
  readonly nowMs: () => number;
  readonly rotateAfterSeconds?: number;
  readonly graceSeconds?: number;
};

const TOKEN_MAX_LENGTH = 2_000;
const ROTATE_AFTER_SECONDS = 3_600;
/** What was under way with the cookie before, such as the other tabs of a browser. */
const GRACE_SECONDS = 60;

const USE = `
  select id, user_id, is_rotated, is_reused, standing_of(user_id) as standing from use_living_session(
    $1, $2, make_interval(secs => $3), make_interval(secs => $4),
    make_interval(secs => $5), make_interval(secs => $6), make_interval(secs => $7)
  )`;
const LIST = `
  select
    id, coalesce(user_agent, '') as device, id = $2 as "isThis", epoch_ms(created_at)::float8 as "sinceMs",
    epoch_ms(greatest(updated_at, rotated_at, confirmed_at))::float8 as "lastUsedMs"
  from sessions where user_id = $1 and session_ends_at(
    sessions, make_interval(secs => $3), make_interval(secs => $4), make_interval(secs => $5)
  ) > now()
  order by id = $2 desc, greatest(updated_at, rotated_at, confirmed_at) desc, id`;

const START = `
  select start_session($1, $2, $3, make_interval(secs => $4), $5) as "isOtherEnded"`;

/** What came before is forgotten: what is under way with it finds no session, and ends none. */
const RENEW = `
  update sessions set token = $3, previous_token = null, rotated_at = clock_timestamp(), confirmed_at = null,
    updated_at = now() where id = $2 and user_id = $1 and expires_at > now() returning id`;

type Used = { id: string; user_id: string; is_rotated: boolean; is_reused: boolean; standing: Standing | null };

export function createIdentity(deps: IdentityDeps): Identity & Accounts {
  const {
    engine,
    whileMaking,
    cookie,
    createToken,
    hashOf,
    verifier,
    roomTokenSeconds,
    database,
    ended,
    suspended,
    nowMs,
  } = deps;
  const { idleSeconds, guestIdleSeconds, longestSeconds, most } = deps.life;
  const lives = [idleSeconds, guestIdleSeconds, longestSeconds];
  const { rotateAfterSeconds = ROTATE_AFTER_SECONDS, graceSeconds = GRACE_SECONDS } = deps;

  const lookUp = async (token: string): Promise<CurrentSession | null> => {
    const next = createToken();
    const [used] = await database.rows<Used>(USE, [
      hashOf(token),
      next.hash,
      rotateAfterSeconds,
      graceSeconds,
      ...lives,
    ]);
    if (!used) return null;
    if (used.is_reused) {
      deps.log.warn(
        { sessionId: used.id },
        "a session's old cookie came again, so there is a copy: the session was ended",
      );
      return null;
    }
    const setCookies = used.is_rotated ? [cookie.write(next.token)] : [];
    return { who: { userId: used.user_id, sessionId: used.id }, setCookies, standing: used.standing };
  };
  /** Here at once; the other processes look by themselves. A look that fails is made again within a second. */
  const lookAtEnded = () => ended.look().catch(() => undefined);

  return {
    async verifyRoomToken(token) {
      if (typeof token !== "string" || token.length === 0 || token.length > TOKEN_MAX_LENGTH) return null;
      const claims = await orAway(() => verifier.verify(token));
      if (claims === null || ended.has(claims.sessionId) || suspended?.has(claims.userId)) return null;
      return claims;
    },

    async session(headers) {
      const token = cookie.read(headers);
      return token === null ? null : lookUp(token);
    },

    enterAsGuest: (name, being, headers) =>
      orAway(async () => {
        const { token, hash } = createToken();
        const profile = { name, being: beingToText(being) };
        const asked = { headers: new Headers({ "user-agent": deviceWords(headers.get("user-agent")) }) };
        const { user } = await whileMaking({ profile, tokenHash: hash }, () => engine.api.signInAnonymous(asked));
        return { userId: user.id, setCookies: [cookie.write(token)] };
      }),

    async startSession(userId, headers) {
      const { token, hash } = createToken();
      const device = deviceWords(headers.get("user-agent"));
      const [started] = await database.rows<{ isOtherEnded: boolean }>(START, [
        userId,
        hash,
        device,
        idleSeconds,
        most,
      ]);
      if (started?.isOtherEnded) await lookAtEnded();
      return [cookie.write(token)];
    },

    async renewToken({ userId, sessionId }) {
      const { token, hash } = createToken();
      const renewed = await database.rows(RENEW, [userId, sessionId, hash]);
      return renewed.length === 0 ? [] : [cookie.write(token)];
    },

    async signOut(headers) {
      const token = cookie.read(headers);
      if (token !== null) {
        const sql = "delete from sessions where token = $1 or previous_token = $1 returning id";
        const gone = await database.rows(sql, [hashOf(token)]);
        if (gone.length > 0) await lookAtEnded();
      }
      return [cookie.remove()];
    },

    issueRoomToken: ({ userId, sessionId }) =>
      orAway(async () => {
        const expiresAtMs = nowMs() + roomTokenSeconds * 1000;
        const payload = {
          sub: userId,
          sid: sessionId,
          exp: Math.floor(expiresAtMs / 1000),
          iat: Math.floor(nowMs() / 1000),
        };
        const { token } = await engine.api.signJWT({ body: { payload } });
        return { token, userId, expiresAtMs };
      }),

    sessions: ({ userId, sessionId }) => database.rows<SessionView>(LIST, [userId, sessionId, ...lives]),

    async endSession(userId, sessionId) {
      const sql = "delete from sessions where user_id = $1 and id = $2 returning id";
      const gone = isUuid(sessionId) ? await database.rows(sql, [userId, sessionId]) : [];
      if (gone.length === 0) return refused({ code: "no_such_session" });
      await lookAtEnded();
      return done({ ok: true });
    },

    async endOtherSessions({ userId, sessionId }) {
      await database.rows("delete from sessions where user_id = $1 and id <> $2", [userId, sessionId]);
      await lookAtEnded();
    },

    async endSessions(userId) {
      await database.rows("delete from sessions where user_id = $1", [userId]);
      await lookAtEnded();
    },
  };
}

/** The library hides what the database said behind its own 500; it has no other reason for one. */
async function orAway<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    throw new Unavailable("identity", error);
  }
}
