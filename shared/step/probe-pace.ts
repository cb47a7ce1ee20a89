/** Probes of a burst, and the least time between two: frames closer together wait for one another and tell no more. */
export const BURST_PROBES = 40;
export const BURST_GAP_MS = 25;
/**
 * After it each gap is longer than the last, until they are sparse: drift shows only with time. By this share on a path
 * whose frames exceed its shortest way by EXCESS_MS; by less on a rougher one, which tells less with each probe.
 */
const GAP_GROWTH = { usual: 0.01, least: 0.004, most: 0.02 } as const;
const EXCESS_MS = 15;
export const SPARSE_GAP_MS = 1_000;

/** When to probe: a burst, then ever more rarely. */
export type ProbePace = {
  nextAtMs(): number;
  /** A probe left. `excessMs`: what frames exceed their shortest way by, in the middle; 0 = not known. */
  asked(localMs: number, excessMs: number): void;
  burst(localMs: number): void;
};

export const createProbePace = (): ProbePace => {
  let nextAtMs = -Infinity;
  let probes = 0;
  let gapMs = BURST_GAP_MS;
  return {
    nextAtMs: () => nextAtMs,
    asked(localMs, excessMs) {
      probes += 1;
      const { usual, least, most } = GAP_GROWTH;
      const growth = Math.min(most, Math.max(least, (usual * EXCESS_MS) / excessMs));
      if (probes > BURST_PROBES) gapMs = Math.min(SPARSE_GAP_MS, gapMs * (1 + growth));
      nextAtMs = localMs + gapMs;
    },
    burst(localMs) {
      [nextAtMs, probes, gapMs] = [Math.min(nextAtMs, localMs), 0, BURST_GAP_MS];
    },
  };
};
