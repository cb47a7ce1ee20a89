import type { Haptic } from "./haptic.format.ts";
import { lossList, type Loss } from "./haptic.loss.ts";
import { meanOf, rasterise, stretchesOf, type CapOptions } from "./haptic.raster.ts";
import { createPattern, type Pattern } from "./vibrate.pattern.ts";

/** Chromium plays no more entries of a pattern than this. */
export const VIBRATE_ENTRIES_MAX = 99;
/** A motor does not start for less. */
export const VIBRATE_MIN_ON_MS = 10;
/** A pulse and its pause; the finest that leaves room for a pulse and keeps the pattern within its length is taken. */
const SLOTS_MS = [50, 75, 100, 150, 200, 300, 400] as const;
/** Slots in which a pulse of the least length stays under the cap, even where a slot is cut to half. */
const slotsUnder = (cap: number): readonly number[] => {
  const roomy = SLOTS_MS.filter((slotMs) => cap * slotMs >= 2 * VIBRATE_MIN_ON_MS);
  return roomy.length > 0 ? roomy : SLOTS_MS.slice(-1);
};

type Stretch = { readonly fromMs: number; readonly toMs: number };
type Pulses = { pattern: Pattern; faint: number };

/** Pulse-width modulation: each slot is on for its mean strength; what rounding leaves is carried to the next. */
const modulate = (intensity: Float64Array, cap: number, stretches: readonly Stretch[], slotMs: number): Pulses => {
  const pattern = createPattern();
  let faint = 0;
  for (const { fromMs, toMs } of stretches) {
    pattern.add(false, fromMs - pattern.totalMs());
    const slots = Math.floor((toMs - fromMs + slotMs - 1) / slotMs);
    let carryMs = 0;
    let touchMs = 0;
    for (let n = 0; n < slots; n += 1) {
      const atMs = fromMs + Math.floor(((toMs - fromMs) * n) / slots);
      const lengthMs = fromMs + Math.floor(((toMs - fromMs) * (n + 1)) / slots) - atMs;
      const mostMs = Math.floor(cap * lengthMs);
      const wantedMs = meanOf(intensity, atMs, atMs + lengthMs) * lengthMs + carryMs;
      let onMs = Math.min(mostMs, Math.floor(wantedMs + 0.5));
      // A tap alone has no next slot to be carried to: better a little long than not felt.
      if (slots === 1 && wantedMs >= VIBRATE_MIN_ON_MS / 2) onMs = Math.max(onMs, VIBRATE_MIN_ON_MS);
      if (onMs < VIBRATE_MIN_ON_MS || onMs > mostMs) onMs = 0;
      carryMs = Math.min(VIBRATE_MIN_ON_MS, wantedMs - onMs);
      pattern.add(true, onMs);
      pattern.add(false, lengthMs - onMs);
      touchMs += onMs;
    }
    if (touchMs === 0) faint += 1;
  }
  pattern.add(false, intensity.length - pattern.totalMs());
  return { pattern, faint };
};

/**
 * Touch for `navigator.vibrate`: ms on, ms off, on, ... from `fromMs` to `toMs` of the haptic (all of it where left
 * out). Empty when there is nothing to feel.
 *
 * Each stretch of touch is cut into equal slots of at most `slotMs`; strength is the portion of a slot that is on.
 * H1 no slot is on for a greater portion than the cap.
 * H2 the entries add up to exactly the time asked for.
 * H3 over any run of whole slots that lasts 500 ms or more within one stretch, the portion on differs from the mean
 *    of the capped envelope by at most 0.06: two carries of 10 ms, and 1 ms of rounding a slot.
 *
 * At most 99 entries: a long touch gets longer slots. Played in parts of about 2 s (by `fromMs` and `toMs`) it keeps
 * its finest ones.
 */
export const compileVibrate = (
  haptic: Haptic,
  options: CapOptions & { readonly fromMs?: number; readonly toMs?: number },
): { pattern: number[]; slotMs: number; lost: Loss[] } => {
  const { intensity: whole, sharpness, cap, isCapped } = rasterise(haptic, options);
  const intensity = whole.slice(options.fromMs ?? 0, options.toMs ?? haptic.durationMs);
  const stretches = stretchesOf(intensity);
  const isTooLong = (pulses: Pulses): boolean => pulses.pattern.entries().length > VIBRATE_ENTRIES_MAX;
  let slotMs = 0;
  let pulses: Pulses = { pattern: createPattern(), faint: 0 };
  for (slotMs of slotsUnder(cap)) {
    pulses = modulate(intensity, cap, stretches, slotMs);
    if (!isTooLong(pulses)) break;
  }
  const isMerged = isTooLong(pulses);
  if (isMerged) {
    slotMs = Math.floor(intensity.length / ((VIBRATE_ENTRIES_MAX - 1) / 2)) + 1;
    pulses = modulate(intensity, cap, [{ fromMs: 0, toMs: intensity.length }], slotMs);
  }
  const pattern = pulses.pattern.hasTouch() ? pulses.pattern.entries() : [];
  const isSilenced = pattern.length === 0 && isCapped;
  const isPartial = intensity.some((x) => x > 0 && x < 1);
  const lost = lossList({
    sharpness: sharpness.some((x) => x > 0) ? 1 : 0,
    amplitude: pattern.length > 0 && isPartial ? 1 : 0,
    merged_taps: isMerged ? stretches.length : 0,
    coarse_pulses: pattern.length > 0 && slotMs > SLOTS_MS[0] ? 1 : 0,
    too_faint: isSilenced ? 0 : pulses.faint,
    capped: isCapped && !isSilenced ? 1 : 0,
    silenced: isSilenced ? 1 : 0,
  });
  return { pattern, slotMs, lost };
};
