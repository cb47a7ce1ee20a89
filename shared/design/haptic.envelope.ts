import type { Haptic, HapticCurve, HapticEvent } from "./haptic.format.ts";
import type { Touch } from "./pose.ts";

/** How long a tap is felt. */
export const TAP_MS = 40;

export const eventDurationMs = (event: HapticEvent): number => (event.kind === "tap" ? TAP_MS : event.durationMs);

/** Value of a curve `tMs` after the start of its hold: straight lines, flat before and after. */
export const sampleCurve = (curve: HapticCurve, tMs: number): number => {
  let before = curve[0];
  for (const key of curve) {
    if (key.atMs > tMs) {
      if (before === undefined || before.atMs >= tMs) return before?.value ?? 0;
      return before.value + ((key.value - before.value) * (tMs - before.atMs)) / (key.atMs - before.atMs);
    }
    before = key;
  }
  return before?.value ?? 0;
};

/** The strongest moment of an event, 0..1. */
export const eventPeak = (event: HapticEvent): number => {
  if (event.kind === "tap") return event.intensity;
  let peak = 0;
  for (const key of event.intensity) peak = Math.max(peak, key.value);
  return peak;
};

/** Fills `out` with what is felt at `tMs`: of all events that last at that moment, the strongest. */
export const hapticEnvelopeInto = (haptic: Haptic, tMs: number, out: Touch): Touch => {
  out.intensity = 0;
  out.sharpness = 0;
  for (const event of haptic.events) {
    if (event.atMs > tMs) break;
    const sinceMs = tMs - event.atMs;
    if (sinceMs >= eventDurationMs(event)) continue;
    const intensity = event.kind === "tap" ? event.intensity : sampleCurve(event.intensity, sinceMs);
    if (intensity <= out.intensity) continue;
    out.intensity = intensity;
    out.sharpness = event.kind === "tap" ? event.sharpness : sampleCurve(event.sharpness, sinceMs);
  }
  return out;
};

/** What is felt at `tMs`, both 0..1. */
export const hapticEnvelope = (haptic: Haptic, tMs: number): Touch =>
  hapticEnvelopeInto(haptic, tMs, { intensity: 0, sharpness: 0 });
