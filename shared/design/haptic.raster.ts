import { eventDurationMs, eventPeak, sampleCurve } from "./haptic.envelope.ts";
import type { Haptic } from "./haptic.format.ts";

/** `cap`: the receiver's limit, 0 (no touch) to 1; `gain`: multiplies the design before the cap, 1 where left out. */
export type CapOptions = { readonly cap: number; readonly gain?: number };

/** Touch of each whole ms of a haptic, after gain and cap. */
export type Raster = {
  readonly intensity: Float64Array;
  readonly sharpness: Float64Array;
  /** 0..1; no entry of `intensity` is above it. */
  readonly cap: number;
  readonly isCapped: boolean;
};

/** Less than this is nothing: no hand feels it and no device makes it. */
const FELT_MIN = 1 / 1024;

const portion = (x: number): number => (x > 0 ? Math.min(1, x) : 0);

/**
 * The envelope of `haptic` ms by ms. A cap below the strongest moment softens everything in proportion, so that
 * the touch keeps its shape; a touch that stays below the cap is left alone.
 */
export const rasterise = (haptic: Haptic, options: CapOptions): Raster => {
  const cap = portion(options.cap);
  const gain = options.gain === undefined ? 1 : options.gain > 0 ? Math.min(8, options.gain) : 0;
  const intensity = new Float64Array(haptic.durationMs);
  const sharpness = new Float64Array(haptic.durationMs);
  let peak = 0;
  for (const event of haptic.events) peak = Math.max(peak, eventPeak(event) * gain);
  const isCapped = peak > cap;
  const factor = isCapped ? (gain * cap) / peak : gain;
  for (const event of haptic.events) {
    const endMs = Math.min(haptic.durationMs, event.atMs + eventDurationMs(event));
    for (let tMs = event.atMs; tMs < endMs; tMs += 1) {
      const sinceMs = tMs - event.atMs;
      const own = event.kind === "tap" ? event.intensity : sampleCurve(event.intensity, sinceMs);
      const felt = Math.min(cap, own * factor);
      if (felt < FELT_MIN || felt <= (intensity[tMs] ?? 0)) continue;
      intensity[tMs] = felt;
      sharpness[tMs] = event.kind === "tap" ? event.sharpness : sampleCurve(event.sharpness, sinceMs);
    }
  }
  return { intensity, sharpness, cap, isCapped };
};

/** Mean of `values` from `fromMs` up to, without, `toMs`; 0 for nothing. */
export const meanOf = (values: Float64Array, fromMs: number, toMs: number): number => {
  let sum = 0;
  for (let tMs = fromMs; tMs < toMs; tMs += 1) sum += values[tMs] ?? 0;
  return toMs > fromMs ? sum / (toMs - fromMs) : 0;
};

/** The strongest of `values` from `fromMs` up to, without, `toMs`. */
export const peakOf = (values: Float64Array, fromMs: number, toMs: number): number => {
  let peak = 0;
  for (let tMs = fromMs; tMs < toMs; tMs += 1) peak = Math.max(peak, values[tMs] ?? 0);
  return peak;
};

/** The stretches `[fromMs, toMs)` in which something is felt. */
export const stretchesOf = (intensity: Float64Array): { fromMs: number; toMs: number }[] => {
  const stretches: { fromMs: number; toMs: number }[] = [];
  let fromMs = -1;
  for (let tMs = 0; tMs <= intensity.length; tMs += 1) {
    const isFelt = (intensity[tMs] ?? 0) > 0;
    if (isFelt && fromMs < 0) fromMs = tMs;
    if (!isFelt && fromMs >= 0) {
      stretches.push({ fromMs, toMs: tMs });
      fromMs = -1;
    }
  }
  return stretches;
};
