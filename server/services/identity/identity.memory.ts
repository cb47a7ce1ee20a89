import type { SessionView } from "#shared/schema/account.ts";
import { done, refused } from "../outcome.ts";
import { deviceWords } from "../device.words.ts";
import type { Accounts, Identity } from "./identity.port.ts";

export type MemoryIdentity = Identity &
  Accounts & {
    tokenFor(userId: string, sessionId?: string): string;
    /** When its user last showed all that they sign in with; null = never. */
    steppedUpAtMs(sessionId: string): number | null;
    stepUp(sessionId: string): void;
  };

const nth = (count: number): string => `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`;
const SESSIONS_MOST = 50;
const FIRST_SESSION = "5e550000-0000-4000-8000-000000000001";

/**
 * Identity without a database or a key: a session is a cookie with the user's id, a token is the same in plain text. A
 * session that was never started here counts as well, until it is ended.
 */
export function createMemoryIdentity(
  deps: {
    /** Makes a user and gives its id. */
    readonly addGuest?: (name: string, being: string) => string | Promise<string>;
    readonly nowMs?: () => number;
  } = {},
): MemoryIdentity {
  const started = new Map<string, { readonly userId: string; readonly device: string }>();
  const ended = new Set<string>();
  /** How often the cookie of a session was replaced. */
  const renewals = new Map<string, number>();
  const steppedUp = new Map<string, number>();
  const { nowMs = () => 0 } = deps;
  let lastSession = 1;
  let lastUser = 0;
  const tokenFor = (userId: string, sessionId = FIRST_SESSION): string => `memory.${userId}.${sessionId}`;
  const read = (text: string | undefined) => {
    const [kind, userId, sessionId] = text?.split(".") ?? [];
    if (kind !== "memory" || !userId || !sessionId || ended.has(sessionId)) return null;
    return { userId, sessionId };
  };
  const isRenewed = (text: string | undefined, sessionId: string): boolean =>
    Number(text?.split(".")[3] ?? 0) !== (renewals.get(sessionId) ?? 0);
  const write = (token: string): string => `hugmood.session_token=${token}; Path=/; HttpOnly; SameSite=Lax`;
  const cookie = (headers: Headers) =>
    /(?:^|;\s*)hugmood\.session_token=([^;]+)/.exec(headers.get("cookie") ?? "")?.[1];
  const start = (userId: string, headers: Headers, isSteppedUp: boolean) => {
    lastSession += 1;
    const sessionId = `5e550000-0000-4000-8000-${String(lastSession).padStart(12, "0")}`;
    started.set(sessionId, { userId, device: deviceWords(headers.get("user-agent")) });
    if (isSteppedUp) steppedUp.set(sessionId, nowMs());
    for (const [id] of sessionsOf(userId).slice(0, -SESSIONS_MOST)) end(id);
    return [write(tokenFor(userId, sessionId))];
  };
  const end = (sessionId: string): void => {
    started.delete(sessionId);
    ended.add(sessionId);
  };
  const sessionsOf = (userId: string) => [...started].filter(([, session]) => session.userId === userId);
  return {
    tokenFor,
    startSession: async (userId, headers) => start(userId, headers, true),
    steppedUpAtMs: (sessionId) => steppedUp.get(sessionId) ?? null,
    stepUp: (sessionId) => void steppedUp.set(sessionId, nowMs()),
    verifyRoomToken: async (token) => read(token),
    session: async (headers) => {
      const who = read(cookie(headers));
      return who === null || isRenewed(cookie(headers), who.sessionId) ? null : { who, setCookies: [], standing: null };
    },
    renewToken: async ({ userId, sessionId }) => {
      if (ended.has(sessionId)) return [];
      const times = (renewals.get(sessionId) ?? 0) + 1;
      renewals.set(sessionId, times);
      return [write(`${tokenFor(userId, sessionId)}.${times}`)];
    },
    enterAsGuest: async (name, being, headers) => {
      const userId = (await deps.addGuest?.(name, `${being.colour}/${being.texture}`)) ?? nth((lastUser += 1));
      return { userId, setCookies: start(userId, headers, false) };
    },
    signOut: async (headers) => {
      const who = read(cookie(headers));
      if (who !== null && !isRenewed(cookie(headers), who.sessionId)) end(who.sessionId);
      return ["hugmood.session_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"];
    },
    issueRoomToken: async ({ userId, sessionId }) => ({
      token: tokenFor(userId, sessionId),
      userId,
      expiresAtMs: 300_000,
    }),
    sessions: async (who) =>
      sessionsOf(who.userId)
        .map(([id, { device }]): SessionView => ({
          id,
          device,
          isThis: id === who.sessionId,
          sinceMs: 0,
          lastUsedMs: 0,
        }))
        .toSorted((one, other) => Number(other.isThis) - Number(one.isThis)),
    endSession: async (userId, sessionId) => {
      if (started.get(sessionId)?.userId !== userId) return refused({ code: "no_such_session" });
      end(sessionId);
      return done({ ok: true });
    },
    endOtherSessions: async ({ userId, sessionId }) => {
      for (const [id] of sessionsOf(userId)) if (id !== sessionId) end(id);
    },
    endSessions: async (userId) => {
      for (const [id] of sessionsOf(userId)) end(id);
    },
  };
}
