import type { Limit } from "./route.ts";

const KEYS_MAX = 50_000;
const MINUTE_MS = 60_000;

type Bucket = { tokens: number; atMs: number };

/** Token buckets by key, in this process; beyond KEYS_MAX the one unused for longest is forgotten. */
export class Limits {
  readonly #buckets = new Map<string, Bucket>();

  /** Takes one token: 0 = go on, otherwise the milliseconds until there is one again. */
  take(key: string, limit: Limit, nowMs: number): number {
    const bucket = this.#buckets.get(key) ?? { tokens: limit.burst, atMs: nowMs };
    const perMs = limit.perMinute / MINUTE_MS;
    const tokens = Math.min(limit.burst, bucket.tokens + Math.max(0, nowMs - bucket.atMs) * perMs);
    // Moved to the end, so that the map's order is the order of use.
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, atMs: nowMs });
    if (this.#buckets.size > KEYS_MAX) this.#forgetOldest();
    return tokens < 1 ? Math.ceil((1 - tokens) / perMs) : 0;
  }

  #forgetOldest(): void {
    const oldest = this.#buckets.keys().next();
    if (!oldest.done) this.#buckets.delete(oldest.value);
  }
}
