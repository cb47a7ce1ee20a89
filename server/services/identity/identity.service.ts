import { Unavailable } from "../../errors.ts";
import { beingToText } from "#shared/schema/being.ts";
import type { Engine } from "../../platform/auth/engine.ts";
import type { Accounts, Identity } from "./identity.port.ts";
import type { GuestProfile } from "../../platform/auth/guest-profile.ts";
import type { RoomClaims } from "../../platform/auth/room-tokens.ts";

export type IdentityDeps = {
  readonly engine: Engine;
  /** Runs `make` so that the guest it makes gets this profile. */
  readonly withGuestProfile: <T>(profile: GuestProfile, make: () => Promise<T>) => Promise<T>;
  readonly verifier: { verify(token: string): Promise<RoomClaims | null> };
  readonly roomTokenSeconds: number;
  readonly nowMs: () => number;
};

const TOKEN_MAX_LENGTH = 2_000;

export function createIdentity({
  engine,
  withGuestProfile,
  verifier,
  roomTokenSeconds,
  nowMs,
}: IdentityDeps): Identity & Accounts {
  return {
    verifyRoomToken: async (token) =>
      typeof token === "string" && token.length > 0 && token.length <= TOKEN_MAX_LENGTH
        ? orAway(() => verifier.verify(token))
        : null,

    session: (headers) =>
      orAway(async () => {
        const { response, headers: answered } = await engine.api.getSession({
          headers: cookiesOf(headers),
          returnHeaders: true,
        });
        if (response === null) return null;
        return {
          who: { userId: response.user.id, sessionId: response.session.id },
          setCookies: answered.getSetCookie(),
        };
      }),

    enterAsGuest: (name, being) =>
      orAway(async () => {
        const make = () => engine.api.signInAnonymous({ headers: new Headers(), returnHeaders: true });
        const { response, headers } = await withGuestProfile({ name, being: beingToText(being) }, make);
        return { userId: response.user.id, setCookies: headers.getSetCookie() };
      }),

    signOut: (headers) =>
      orAway(async () =>
        (await engine.api.signOut({ headers: cookiesOf(headers), returnHeaders: true })).headers.getSetCookie(),
      ),

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
  };
}

/** The library is given the cookies and nothing else: no address, no browser, no Origin to judge. */
const cookiesOf = (headers: Headers): Headers => new Headers({ cookie: headers.get("cookie") ?? "" });

/** The library hides what the database said behind its own 500; it has no other reason for one. */
async function orAway<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    throw new Unavailable("identity", error);
  }
}
