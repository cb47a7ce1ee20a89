/**
 * Delay before another attempt, ms: doubles from `leastMs` up to `mostMs`, of which half is left to chance so that
 * many devices do not come back in one beat ("equal jitter", M. Brooker, AWS, 2015).
 * `attempt` counts from 0; `chance` in [0, 1).
 */
export const backoffMs = (attempt: number, leastMs: number, mostMs: number, chance: number): number => {
  const fullMs = Math.min(mostMs, leastMs * 2 ** Math.min(attempt, 30));
  return fullMs / 2 + (fullMs / 2) * chance;
};
