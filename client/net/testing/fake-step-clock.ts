import type { Probe, StepClock } from "#shared/step/server-time.ts";

/** The simplest step clock there is: the best answer so far; ten probes a tenth of a second apart, then one a second. */
export const createFakeStepClock = (): StepClock & { readonly taken: Probe[]; readonly hurries: number[] } => {
  const taken: Probe[] = [];
  const hurries: number[] = [];
  let best: Probe | null = null;
  let burst = 10;
  let nextMs = 0;
  const at = (localMs: number) => {
    if (best === null) return null;
    const aheadMs = (best.receivedMs + best.returnedMs - best.sentMs - best.answeredMs) / 2;
    const halfMs = (best.answeredMs - best.sentMs) / 2;
    const ms = localMs + aheadMs;
    return { ms, lo: ms - halfMs, hi: ms + halfMs };
  };
  return {
    taken,
    hurries,
    take: (probe) => {
      taken.push(probe);
      const widthMs = best === null ? Infinity : best.answeredMs - best.sentMs;
      if (probe.answeredMs - probe.sentMs <= widthMs) best = probe;
    },
    at,
    shownAt: (localMs) => at(localMs)?.ms ?? null,
    localOf: () => null,
    downMs: () => (best === null ? 0 : (best.answeredMs - best.sentMs) / 2),
    nextProbeAtMs: () => nextMs,
    asked: (localMs) => {
      burst -= 1;
      nextMs = localMs + (burst > 0 ? 100 : 1_000);
    },
    hurry: (localMs) => {
      hurries.push(localMs);
      burst = 10;
      nextMs = localMs;
    },
    reset: (localMs) => {
      taken.length = 0;
      best = null;
      burst = 10;
      nextMs = localMs;
    },
  };
};
