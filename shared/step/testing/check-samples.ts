import { SLEW_MOST, STEP_LEAST_MS } from "../slew.ts";
import type { SimSample } from "./sim-device.ts";

export type Found = {
  /** Samples with an estimate. */
  readonly known: number;
  /** Samples whose interval does not hold server time. */
  readonly missing: number;
  /** Samples whose interval is wider than the least round trip. */
  readonly wide: number;
  /** Times that what is shown went back, or faster or slower than it may, and was not far off before. */
  readonly unsteady: number;
  /** The largest error of the guess and of what is shown, ms. */
  readonly guessMs: number;
  readonly shownMs: number;
};

const ROUNDING_MS = 0.1;

/** Looks for what a step clock must not do in samples of one device, those of `fromMs` to `untilMs` of true time. */
export const check = (samples: readonly SimSample[], fromMs = 0, untilMs = Infinity): Found => {
  const looked = samples.filter(({ trueMs }) => trueMs >= fromMs && trueMs <= untilMs);
  const known = looked.flatMap(({ at, ...rest }) => (at === null ? [] : [{ ...rest, at }]));
  const errors = (of: (sample: (typeof known)[number]) => number): number[] =>
    known.map((sample) => Math.abs(of(sample) - sample.serverMs));
  return {
    known: known.length,
    missing: known.filter(({ at, serverMs }) => !(at.lo <= serverMs && serverMs <= at.hi)).length,
    wide: known.filter(({ at, leastMs }) => !(at.hi - at.lo <= leastMs + ROUNDING_MS)).length,
    unsteady: known.filter((sample, n) => n > 0 && isUnsteady(known[n - 1], sample)).length,
    guessMs: Math.max(...errors(({ at }) => at.ms)),
    shownMs: Math.max(...errors(({ shownMs }) => shownMs ?? Number.NaN)),
  };
};

const isUnsteady = (
  before: Omit<SimSample, "at"> | undefined,
  { localMs, shownMs }: Omit<SimSample, "at">,
): boolean => {
  if (before === undefined) return false;
  const passedMs = localMs - before.localMs;
  const ranMs = (shownMs ?? Number.NaN) - (before.shownMs ?? Number.NaN);
  const mayStep = Math.abs(ranMs - passedMs) > STEP_LEAST_MS - SLEW_MOST * passedMs;
  return !(ranMs >= 0 && Math.abs(ranMs - passedMs) <= SLEW_MOST * passedMs + 1e-6) && !mayStep;
};
