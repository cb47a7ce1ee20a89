import type { RateLimit } from "#shared/schema/limits.ts";
import type { Clock } from "./clock.ts";
import type { Courier } from "./cluster/courier.ts";

/** How long tokens that were spent in one process are still there in the others, at most, ms. */
export const SPENDING_MS = 250;
/** In one telling; beyond it keys are left out, and each process counts them by itself. */
const KEYS_MAX = 10_000;

type Telling = readonly (readonly [key: string, tokens: number, limit: RateLimit])[];

/**
 * Has the processes take one another's spending from their own buckets. Each decides at once by what it has, so nobody
 * waits for Redis: in all processes together one may have a burst in each of them within SPENDING_MS, and no more than
 * the rate over time, because what was too much is taken from what fills again. While Redis is away each counts alone.
 *
 * `takeAway` hears what others spent of a topic; the returned function is told of each token spent here.
 */
export const shareSpending = (
  { courier, clock }: { readonly courier: Courier; readonly clock: Pick<Clock, "after"> },
  topic: string,
  takeAway: (key: string, tokens: number, limit: RateLimit) => void,
): ((key: string, limit: RateLimit) => void) => {
  const spent = new Map<string, { tokens: number; readonly limit: RateLimit }>();
  const tellOthers = courier.carry<Telling>(`spending-${topic}`, (telling) => {
    for (const [key, tokens, limit] of telling) takeAway(key, tokens, limit);
  });
  let isDue = false;
  const tell = (): void => {
    isDue = false;
    tellOthers([...spent].map(([key, { tokens, limit }]) => [key, tokens, limit]));
    spent.clear();
  };
  return (key, limit) => {
    const known = spent.get(key);
    if (known) known.tokens += 1;
    else if (spent.size < KEYS_MAX) spent.set(key, { tokens: 1, limit });
    if (isDue) return;
    isDue = true;
    clock.after(SPENDING_MS, tell);
  };
};
