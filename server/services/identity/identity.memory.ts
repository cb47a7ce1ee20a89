import type { Accounts, Identity } from "./identity.port.ts";

export type MemoryIdentity = Identity & Accounts & { tokenFor(userId: string, sessionId?: string): string };

/** Identity without a database or a key: a session is a cookie with the user's id, a token is the same in plain text. */
export function createMemoryIdentity(
  deps: {
    /** Makes a user and gives its id. */
    readonly addGuest?: (name: string, being: string) => string | Promise<string>;
  } = {},
): MemoryIdentity {
  const signedOut = new Set<string>();
  let lastSession = 0;
  let lastUser = 0;
  const nextId = (): string => `00000000-0000-4000-8000-${String((lastUser += 1)).padStart(12, "0")}`;
  const tokenFor = (userId: string, sessionId = "session-1"): string => `memory.${userId}.${sessionId}`;
  const read = (text: string | undefined, isEnded = signedOut) => {
    const [kind, userId, sessionId] = text?.split(".") ?? [];
    if (kind !== "memory" || !userId || !sessionId || isEnded.has(sessionId)) return null;
    return { userId, sessionId };
  };
  const cookie = (headers: Headers) =>
    /(?:^|;\s*)hugmood\.session_token=([^;]+)/.exec(headers.get("cookie") ?? "")?.[1];
  return {
    tokenFor,
    verifyRoomToken: async (token) => read(token, new Set()),
    session: async (headers) => {
      const who = read(cookie(headers));
      return who === null ? null : { who, setCookies: [] };
    },
    enterAsGuest: async (name, being) => {
      const userId = (await deps.addGuest?.(name, `${being.colour}/${being.texture}`)) ?? nextId();
      lastSession += 1;
      return {
        userId,
        setCookies: [
          `hugmood.session_token=${tokenFor(userId, `session-${lastSession}`)}; Path=/; HttpOnly; SameSite=Lax`,
        ],
      };
    },
    signOut: async (headers) => {
      const who = read(cookie(headers));
      if (who !== null) signedOut.add(who.sessionId);
      return ["hugmood.session_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"];
    },
    issueRoomToken: async ({ userId, sessionId }) => ({
      token: tokenFor(userId, sessionId),
      userId,
      expiresAtMs: 300_000,
    }),
  };
}
