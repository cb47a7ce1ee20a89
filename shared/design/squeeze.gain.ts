import { squeezeAt, squeezeMean, type Squeeze } from "./squeeze.ts";

/** The part of a design in which the recorded squeeze is felt. */
export type HoldWindow = { readonly fromMs: number; readonly toMs: number };

/** No gain is above this; the flash check leaves room for it. */
export const GAIN_MAX = 1.25;
const GAIN_MIN = 0.5;
/** Edge over which the shape of the recording takes over from its mean. */
const BLEND_MS = 200;
/** Half of the time over which pressure is averaged, so that a trembling finger does not shake the picture. */
const SMOOTH_MS = 200;

/** gain = 0.5 + 0.75 p: a touch as light as air halves a design, two thirds leave it as written. */
const gainOf = (pressure: number): number => GAIN_MIN + (GAIN_MAX - GAIN_MIN) * pressure;

const pressureAt = (squeeze: Squeeze, mean: number, hold: HoldWindow, tMs: number): number => {
  const insideMs = Math.min(tMs - hold.fromMs, hold.toMs - tMs);
  if (insideMs <= 0) return mean;
  const fitted = squeezeAt(squeeze, (tMs - hold.fromMs) / (hold.toMs - hold.fromMs));
  return mean + (fitted - mean) * Math.min(1, insideMs / BLEND_MS);
};

/**
 * How much a recorded squeeze scales `press` and touch at `tMs`, 0.5..1.25. The recording is stretched onto `hold`:
 * p(t) = recorded pressure at (t - from) / (to - from), blended over 200 ms at both ends into the recording's mean,
 * which also holds outside; then averaged over five moments within +-200 ms; gain = 0.5 + 0.75 p.
 * Without a recording the gain is 1.
 */
export const squeezeGain = (squeeze: Squeeze, hold: HoldWindow, tMs: number): number => {
  if (squeeze.samples.length === 0) return 1;
  const mean = squeezeMean(squeeze);
  let sum = 0;
  for (let n = -2; n <= 2; n += 1) {
    sum += pressureAt(squeeze, mean, hold, tMs + (n * SMOOTH_MS) / 2);
  }
  return gainOf(sum / 5);
};

/**
 * How much a recorded squeeze scales light, the same all through a hug: 0.5 + 0.75 mean. It must not follow the
 * finger, or somebody could make a harmless design flash at whoever receives it.
 */
export const lightGain = (squeeze: Squeeze): number =>
  squeeze.samples.length === 0 ? 1 : gainOf(squeezeMean(squeeze));
