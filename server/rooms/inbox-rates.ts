import type { InboxRequestName } from "#shared/schema/inbox.ts";
import type { Bucket } from "#shared/schema/limits.ts";

type Buckets = ReadonlyMap<InboxRequestName, Bucket>;

/** What people have left of their rates, beyond the end of their rooms: whoever leaves and comes back has no more. */
export type InboxRates = {
  of(userId: string): Buckets;
  keep(userId: string, buckets: Buckets): void;
};

/** In this process; beyond `peopleMax` whoever asked for nothing for longest is forgotten. */
export const createInboxRates = (peopleMax = 20_000): InboxRates => {
  const kept = new Map<string, Buckets>();
  return {
    of: (userId) => kept.get(userId) ?? new Map(),
    keep(userId, buckets) {
      // Moved to the end, so that the map's order is the order of use.
      kept.delete(userId);
      kept.set(userId, buckets);
      const oldest = kept.keys().next();
      if (kept.size > peopleMax && !oldest.done) kept.delete(oldest.value);
    },
  };
};
