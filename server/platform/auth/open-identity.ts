import type { Database } from "../database/database.ts";
import type { Log } from "../logger/logger.ts";
import { beingMade, type BeingMade } from "./being-made.ts";
import { createEngine, ROOM_TOKEN_SECONDS, type Engine } from "./engine.ts";
import { RoomTokenVerifier } from "./room-tokens.ts";
import { SESSION_LIFE } from "./session-life.ts";
import { createSecretToken, hashOf, type SecretToken } from "./secret-token.ts";
import { createSessionCookie, type SessionCookie } from "./session-cookie.ts";
import { createTicketCookie } from "./ticket-cookie.ts";

export type IdentityParts = {
  readonly engine: Engine;
  readonly verifier: RoomTokenVerifier;
  readonly whileMaking: <T>(made: BeingMade, make: () => Promise<T>) => Promise<T>;
  readonly cookie: SessionCookie;
  /** Of a sign-in that waits for its code and began at a provider. */
  readonly ticketCookie: SessionCookie;
  readonly createToken: () => SecretToken;
  readonly hashOf: (token: string) => string;
  readonly roomTokenSeconds: number;
  readonly life: typeof SESSION_LIFE;
};

/**
 * What identity needs from the outside, made and tried once: the signing key exists, and this secret opens it. Throws a
 * sentence when it does not.
 */
export async function openIdentity(
  database: Pick<Database, "orm">,
  options: {
    readonly secret: string;
    readonly publicUrl: URL | null;
    readonly log: Log;
    readonly nowMs: () => number;
  },
): Promise<IdentityParts> {
  const engine = createEngine({ orm: database.orm, ...options });
  // Two awaits, not one: the first makes the key where there is none.
  await engine.api.getJwks();
  try {
    await engine.api.signJWT({ body: { payload: { sub: "nobody", exp: 1 } } });
  } catch (error) {
    if (!/decrypt private key/.test(String(error))) throw error;
    throw new Error(
      "The database holds signing keys made with another secret. Set AUTH_SECRET (or the file `secret` in DATA_DIR) to the one they were made with.",
      { cause: error },
    );
  }
  const isSecure = options.publicUrl?.protocol === "https:";
  return {
    engine,
    verifier: new RoomTokenVerifier(() => engine.api.getJwks(), options.nowMs),
    whileMaking: (made, make) => beingMade.run(made, make),
    // The longest of all lives: that it is over says the database.
    cookie: createSessionCookie(isSecure, SESSION_LIFE.guestIdleSeconds),
    ticketCookie: createTicketCookie(isSecure),
    createToken: createSecretToken,
    hashOf,
    roomTokenSeconds: ROOM_TOKEN_SECONDS,
    life: SESSION_LIFE,
  };
}
