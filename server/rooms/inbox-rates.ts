import type { InboxRequestName } from "#shared/schema/inbox.ts";
import { REQUEST_LIMITS, takeAway, type Bucket, type RateLimit } from "#shared/schema/limits.ts";

type Buckets = ReadonlyMap<InboxRequestName, Bucket>;
type OnTaken = (name: InboxRequestName, bucket: Bucket) => void;

/**
 * What people have left of their rates, beyond the end of their rooms: whoever leaves and comes back has no more. And
 * beyond this process: somebody's devices may be in several.
 */
export type InboxRates = {
  of(userId: string): Buckets;
  /** A bucket that is not the one that was kept had one token taken here. */
  keep(userId: string, buckets: Buckets): void;
  /** `onTaken` hears what is left of a rate that was spent in another process, until the returned function is called. */
  watch(userId: string, onTaken: OnTaken): () => void;
  /** Of a key that `onSpent` was told of in another process. */
  takeAway(key: string, tokens: number, nowMs: number): void;
};

type InboxRatesOptions = {
  readonly onSpent?: (key: string, limit: RateLimit) => void;
  readonly peopleMax?: number;
};

const isInboxRequest = (name: string): name is InboxRequestName => Object.hasOwn(REQUEST_LIMITS, name);

/** In this process; beyond `peopleMax` whoever asked for nothing for longest is forgotten. */
export const createInboxRates = ({ onSpent, peopleMax = 20_000 }: InboxRatesOptions = {}): InboxRates => {
  const kept = new Map<string, Buckets>();
  const watchers = new Map<string, OnTaken>();
  const put = (userId: string, buckets: Buckets): void => {
    // Moved to the end, so that the map's order is the order of use.
    kept.delete(userId);
    kept.set(userId, buckets);
    const oldest = kept.keys().next();
    if (kept.size > peopleMax && !oldest.done) kept.delete(oldest.value);
  };
  return {
    of: (userId) => kept.get(userId) ?? new Map(),
    keep(userId, buckets) {
      const before = kept.get(userId);
      put(userId, buckets);
      for (const [name, bucket] of buckets) {
        if (before?.get(name) !== bucket) onSpent?.(`${userId} ${name}`, REQUEST_LIMITS[name]);
      }
    },
    watch(userId, onTaken) {
      watchers.set(userId, onTaken);
      return () => {
        if (watchers.get(userId) === onTaken) watchers.delete(userId);
      };
    },
    takeAway(key, tokens, nowMs) {
      const [userId = "", name = ""] = key.split(" ");
      if (!isInboxRequest(name)) return;
      const before = kept.get(userId);
      const bucket = takeAway(REQUEST_LIMITS[name], before?.get(name), tokens, nowMs);
      put(userId, new Map(before).set(name, bucket));
      watchers.get(userId)?.(name, bucket);
    },
  };
};
