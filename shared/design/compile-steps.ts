import { eventDurationMs } from "./haptic.envelope.ts";
import type { Haptic } from "./haptic.format.ts";
import { lossList, type Loss } from "./haptic.loss.ts";
import { meanOf, rasterise, stretchesOf, type CapOptions, type Raster } from "./haptic.raster.ts";

/** A moment of touch of one strength. A driver plays it on the first frame at or past `atMs`. */
export type HapticStep = {
  readonly atMs: number;
  readonly durationMs: number;
  readonly intensity: number;
  readonly sharpness: number;
};

/** No step that changes strength is longer: three frames at 60 Hz. */
const CELL_MS = 50;
const SAME_INTENSITY = 1 / 64;
const SAME_SHARPNESS = 1 / 16;

/** Boundaries of cells, rising: every start and end of an event or of touch, and between them at most 50 ms apart. */
export const cellsOf = (haptic: Haptic, intensity: Float64Array): number[] => {
  const cuts = new Set([0, haptic.durationMs]);
  for (const event of haptic.events) {
    cuts.add(Math.min(haptic.durationMs, event.atMs));
    cuts.add(Math.min(haptic.durationMs, event.atMs + eventDurationMs(event)));
  }
  for (const { fromMs, toMs } of stretchesOf(intensity)) cuts.add(fromMs).add(toMs);
  const sorted = [...cuts].sort((a, b) => a - b);
  const cells: number[] = [];
  for (const [index, fromMs] of sorted.entries()) {
    const toMs = sorted[index + 1] ?? fromMs;
    const count = Math.max(1, Math.floor((toMs - fromMs + CELL_MS - 1) / CELL_MS));
    for (let n = 0; n < count; n += 1) cells.push(fromMs + Math.floor(((toMs - fromMs) * n) / count));
  }
  return cells;
};

const stepOf = (raster: Raster, atMs: number, toMs: number): HapticStep => ({
  atMs,
  durationMs: toMs - atMs,
  intensity: Math.min(raster.cap, meanOf(raster.intensity, atMs, toMs)),
  sharpness: meanOf(raster.sharpness, atMs, toMs),
});

const isSame = (a: HapticStep, b: HapticStep): boolean =>
  a.atMs + a.durationMs === b.atMs &&
  Math.abs(a.intensity - b.intensity) <= SAME_INTENSITY &&
  Math.abs(a.sharpness - b.sharpness) <= SAME_SHARPNESS;

/**
 * Touch as timed steps, for a driver that looks at each frame.
 * H1 no step is above the cap.
 * H2 steps do not overlap; the first starts and the last ends with the touch.
 * H3 time is cut at every start and end of an event or of touch, and at most 50 ms apart between them; in each piece, the step
 *    differs from the mean of the capped envelope by at most 1/64.
 */
export const compileSteps = (haptic: Haptic, options: CapOptions): { steps: HapticStep[]; lost: Loss[] } => {
  const raster = rasterise(haptic, options);
  const cells = cellsOf(haptic, raster.intensity);
  const steps: HapticStep[] = [];
  for (const [index, atMs] of cells.entries()) {
    const toMs = cells[index + 1] ?? atMs;
    const step = stepOf(raster, atMs, toMs);
    if (step.intensity <= 0) continue;
    const last = steps.at(-1);
    if (last !== undefined && isSame(last, step)) {
      steps[steps.length - 1] = { ...last, durationMs: toMs - last.atMs };
    } else {
      steps.push(step);
    }
  }
  const isSilenced = raster.isCapped && steps.length === 0;
  const lost = lossList({
    capped: raster.isCapped && !isSilenced ? 1 : 0,
    silenced: isSilenced ? 1 : 0,
  });
  return { steps, lost };
};
