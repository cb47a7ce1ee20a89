import type { Database } from "../database/database.ts";
import type { Log } from "../logger/logger.ts";
import { createEngine, ROOM_TOKEN_SECONDS, type Engine } from "./engine.ts";
import { guestProfile, type GuestProfile } from "./guest-profile.ts";
import { RoomTokenVerifier } from "./room-tokens.ts";

export type IdentityParts = {
  readonly engine: Engine;
  readonly verifier: RoomTokenVerifier;
  readonly withGuestProfile: <T>(profile: GuestProfile, make: () => Promise<T>) => Promise<T>;
  readonly roomTokenSeconds: number;
};

/**
 * What identity needs from the outside, made and tried once: the signing key exists, and this secret opens it. Throws a
 * sentence when it does not.
 */
export async function openIdentity(
  database: Pick<Database, "orm">,
  options: { readonly secret: string; readonly publicUrl: URL | null; readonly log: Log; readonly nowMs: () => number },
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
  return {
    engine,
    verifier: new RoomTokenVerifier(() => engine.api.getJwks(), options.nowMs),
    withGuestProfile: (profile, make) => guestProfile.run(profile, make),
    roomTokenSeconds: ROOM_TOKEN_SECONDS,
  };
}
