import { sampleCurve } from "./haptic.envelope.ts";
import type { Haptic, HapticHold } from "./haptic.format.ts";
import { squeezeGain, type HoldWindow } from "./squeeze.gain.ts";
import type { Squeeze } from "./squeeze.ts";

/** A recorded squeeze is averaged over 400 ms, so following it each 50 ms loses nothing that is felt. */
const GRID_MS = 50;

const shapeHold = (event: HapticHold, gainAt: (tMs: number) => number): HapticHold => {
  const moments = new Set(event.intensity.map((key) => key.atMs));
  for (let atMs = 0; atMs <= event.durationMs; atMs += GRID_MS) moments.add(atMs);
  const intensity = [...moments]
    .sort((a, b) => a - b)
    .map((atMs) => ({
      atMs,
      value: Math.min(1, sampleCurve(event.intensity, atMs) * gainAt(event.atMs + atMs)),
    }));
  return { ...event, intensity };
};

/**
 * The touch of a hug: the design's, scaled by the recorded squeeze as `sampleHug` scales it (within 0.02 of it at
 * every moment). For the compilers, which play ahead of the frames.
 */
export const shapeHaptic = (haptic: Haptic, squeeze: Squeeze, hold: HoldWindow): Haptic => {
  if (squeeze.samples.length === 0) return haptic;
  const gainAt = (tMs: number): number => squeezeGain(squeeze, hold, tMs);
  return {
    ...haptic,
    events: haptic.events.map((event) =>
      event.kind === "tap"
        ? { ...event, intensity: Math.min(1, event.intensity * gainAt(event.atMs)) }
        : shapeHold(event, gainAt),
    ),
  };
};
