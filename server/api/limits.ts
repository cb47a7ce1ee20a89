import { spend, type Bucket, type RateLimit } from "#shared/schema/limits.ts";

const KEYS_MAX = 50_000;

/** Token buckets by key, in this process; beyond KEYS_MAX the one unused for longest is forgotten. */
export class Limits {
  readonly #buckets = new Map<string, Bucket>();

  /** Takes one token: 0 = go on, otherwise the milliseconds until there is one again. */
  take(key: string, limit: RateLimit, nowMs: number): number {
    const before = this.#buckets.get(key);
    const spent = spend(limit, before, nowMs);
    // Moved to the end, so that the map's order is the order of use.
    this.#buckets.delete(key);
    if (spent.ok) this.#buckets.set(key, spent.bucket);
    else if (before !== undefined) this.#buckets.set(key, before);
    if (this.#buckets.size > KEYS_MAX) this.#forgetOldest();
    return spent.ok ? 0 : spent.retryAfterMs;
  }

  #forgetOldest(): void {
    const oldest = this.#buckets.keys().next();
    if (!oldest.done) this.#buckets.delete(oldest.value);
  }
}
