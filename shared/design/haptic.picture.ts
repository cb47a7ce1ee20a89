import type { Haptic } from "./haptic.format.ts";
import { rasterise } from "./haptic.raster.ts";

/** The shape of `asPicture` is never more opaque. */
export const PICTURE_OPACITY_MAX = 0.4;
const WINDOW_MS = 600;

/**
 * Touch as something to see: the opacity, 0..0.4, at which to draw the shape of `asPicture` at `tMs`. It is the mean
 * of the envelope over the 600 ms around, times 0.4, so it moves by at most 0.67 a second in all, and four flashes
 * (eight changes of 0.1) cannot fit into one, whatever the touch does; a purr is seen as a glow, not as a flicker.
 */
export const hapticPicture = (haptic: Haptic): ((tMs: number) => number) => {
  const { intensity } = rasterise(haptic, { cap: 1 });
  const sums = new Float64Array(intensity.length + 1);
  for (const [ms, value] of intensity.entries()) sums[ms + 1] = (sums[ms] ?? 0) + value;
  const sumUpTo = (tMs: number): number => sums[Math.min(intensity.length, Math.max(0, Math.floor(tMs)))] ?? 0;
  return (tMs) => (PICTURE_OPACITY_MAX * (sumUpTo(tMs + WINDOW_MS / 2) - sumUpTo(tMs - WINDOW_MS / 2))) / WINDOW_MS;
};
