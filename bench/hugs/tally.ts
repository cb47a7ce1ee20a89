/** How often each time came, in tenths of a millisecond: small enough to hand from process to process, and to add up. */
export type Tally = Readonly<Record<number, number>>;

const STEPS_PER_MS = 10;

/** Counts times, ms. */
export const createTally = () => {
  const counts: Record<number, number> = {};
  return {
    add(ms: number): void {
      const step = Math.max(0, Math.ceil(ms * STEPS_PER_MS));
      counts[step] = (counts[step] ?? 0) + 1;
    },
    counts: counts as Tally,
  };
};

export const addTallies = (tallies: readonly Tally[]): Tally => {
  const sum: Record<number, number> = {};
  for (const tally of tallies) {
    for (const [step, count] of Object.entries(tally)) sum[Number(step)] = (sum[Number(step)] ?? 0) + count;
  }
  return sum;
};

export const countOf = (tally: Tally): number => Object.values(tally).reduce((sum, count) => sum + count, 0);

/** The `share` quantile, 0..1, ms: nearest rank (R-1 of Hyndman and Fan 1996), rounded up to a tenth. NaN for none. */
export const quantileOf = (tally: Tally, share: number): number => {
  const steps = Object.keys(tally)
    .map(Number)
    .toSorted((a, b) => a - b);
  let left = Math.max(1, Math.ceil(share * countOf(tally)));
  for (const step of steps) {
    left -= tally[step] ?? 0;
    if (left <= 0) return step / STEPS_PER_MS;
  }
  return Number.NaN;
};
