/** Of the mean absolute errors, long and short: weight of the newest. */
const FORGET_LONG = 0.03;
const FORGET_SHORT = 0.12;
/** Step of the tracked quantiles, as a share of the usual error. */
const STEP = 0.06;
const WIDER = Math.exp(0.8 * 0.1);
const NARROWER = Math.exp(-0.2 * 0.1);
/** In mean absolute errors: where the quantiles are supposed to be before there is an entry. */
const FIRST = 1.6;

/**
 * How far a person's own entries fell from what was expected of them. The quantiles move in steps, and both are
 * stretched after an entry outside of them and drawn in after one inside, so that in the long run eight in ten lie
 * inside, whoever it is (adaptive conformal inference, Gibbs and Candès 2021).
 */
export type ErrorBand = {
  /** Mean absolute error, over long and over short. */
  long: number;
  short: number;
  low: number;
  high: number;
  stretch: number;
};

/** While errors are few, each weighs as in a mean of them and five usual ones. */
const weightOf = (before: number, least: number): number => (before + 6 < 1 / least ? 1 / (before + 6) : least);

export const createErrorBand = (): ErrorBand => ({ long: 0, short: 0, low: 0, high: 0, stretch: 1 });

export function resetErrorBand(band: ErrorBand, usualError: number): void {
  band.long = usualError;
  band.short = usualError;
  band.low = -FIRST * usualError;
  band.high = FIRST * usualError;
  band.stretch = 1;
}

/** One more entry: `expected` and how far it was from that; `before` counts those before it. */
export function learnError(band: ErrorBand, expected: number, error: number, before: number): void {
  const low = band.low * band.stretch;
  const high = band.high * band.stretch;
  const isInside = (error >= low || expected + low <= 0) && (error <= high || expected + high >= 1);
  band.stretch *= isInside ? NARROWER : WIDER;
  const step = STEP * (2 * band.long + 0.02);
  band.low += error < band.low ? -0.9 * step : 0.1 * step;
  band.high += error > band.high ? 0.9 * step : -0.1 * step;
  const size = error < 0 ? -error : error;
  band.long += weightOf(before, FORGET_LONG) * (size - band.long);
  band.short += weightOf(before, FORGET_SHORT) * (size - band.short);
}
