import { spend, takeAway, type Bucket, type RateLimit } from "#shared/schema/limits.ts";

const KEYS_MAX = 50_000;

/** Token buckets by key, in this process; beyond KEYS_MAX the one unused for longest is forgotten. */
export class Limits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #onSpent: (key: string, limit: RateLimit) => void;

  /** `onSpent` hears of each token that was taken here. */
  constructor(onSpent: (key: string, limit: RateLimit) => void = () => {}) {
    this.#onSpent = onSpent;
  }

  /** Takes one token: 0 = go on, otherwise the milliseconds until there is one again. */
  take(key: string, limit: RateLimit, nowMs: number): number {
    const before = this.#buckets.get(key);
    const spent = spend(limit, before, nowMs);
    this.#keep(key, spent.ok ? spent.bucket : before);
    if (!spent.ok) return spent.retryAfterMs;
    this.#onSpent(key, limit);
    return 0;
  }

  /** Tokens of this key were taken in another process. */
  takeAway(key: string, limit: RateLimit, tokens: number, nowMs: number): void {
    this.#keep(key, takeAway(limit, this.#buckets.get(key), tokens, nowMs));
  }

  /** Moved to the end, so that the map's order is the order of use. */
  #keep(key: string, bucket: Bucket | undefined): void {
    this.#buckets.delete(key);
    if (bucket !== undefined) this.#buckets.set(key, bucket);
    const oldest = this.#buckets.keys().next();
    if (this.#buckets.size > KEYS_MAX && !oldest.done) this.#buckets.delete(oldest.value);
  }
}
