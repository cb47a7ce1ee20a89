import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from "jose";
import { ROOM_AUDIENCE, ROOM_ISSUER } from "./engine.ts";

export type RoomClaims = { readonly userId: string; readonly sessionId: string };

const RELOAD_AT_MOST_EVERY_MS = 10_000;
/** Each join shows its token twice, at matchmaking and at the socket. */
const VERIFIED_MAX = 5_000;

type Verified = { readonly claims: RoomClaims; readonly expiresAtMs: number };

/**
 * Verifies room tokens with public keys kept in memory. A token signed by a key not seen yet (another process made it)
 * has the keys read again, at most once every ten seconds, so that forged ones cannot make us read all the time.
 */
export class RoomTokenVerifier {
  readonly #readKeys: () => Promise<JSONWebKeySet>;
  readonly #nowMs: () => number;
  #keys: ReturnType<typeof createLocalJWKSet> | null = null;
  readonly #verified = new Map<string, Verified>();
  #readAtMs = Number.NEGATIVE_INFINITY;

  constructor(readKeys: () => Promise<JSONWebKeySet>, nowMs: () => number) {
    this.#readKeys = readKeys;
    this.#nowMs = nowMs;
  }

  /** Null for anything wrong with the token; rejects only when keys are needed and cannot be read. */
  async verify(token: string): Promise<RoomClaims | null> {
    const known = this.#verified.get(token);
    if (known !== undefined && this.#nowMs() < known.expiresAtMs) return known.claims;
    if (this.#keys === null) await this.#reload();
    const first = await this.#tryVerify(token);
    if (first !== "unknown_key") return first;
    if (this.#nowMs() - this.#readAtMs < RELOAD_AT_MOST_EVERY_MS) return null;
    await this.#reload();
    const second = await this.#tryVerify(token);
    return second === "unknown_key" ? null : second;
  }

  async #reload(): Promise<void> {
    this.#readAtMs = this.#nowMs();
    this.#keys = createLocalJWKSet(await this.#readKeys());
  }

  async #tryVerify(token: string): Promise<RoomClaims | null | "unknown_key"> {
    if (this.#keys === null) return null;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        algorithms: ["EdDSA"],
        audience: ROOM_AUDIENCE,
        issuer: ROOM_ISSUER,
        requiredClaims: ["sub", "sid", "exp"],
        currentDate: new Date(this.#nowMs()),
      });
      const { sub, sid, exp = 0 } = payload;
      if (typeof sub !== "string" || typeof sid !== "string") return null;
      const claims = { userId: sub, sessionId: sid };
      this.#keep(token, { claims, expiresAtMs: exp * 1_000 });
      return claims;
    } catch (error) {
      return (error as { code?: string }).code === "ERR_JWKS_NO_MATCHING_KEY" ? "unknown_key" : null;
    }
  }

  #keep(token: string, verified: Verified): void {
    this.#verified.set(token, verified);
    const [oldest] = this.#verified.keys();
    if (this.#verified.size > VERIFIED_MAX && oldest !== undefined) this.#verified.delete(oldest);
  }
}
