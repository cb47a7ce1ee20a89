import { TAP_MS } from "./haptic.envelope.ts";
import type { Haptic } from "./haptic.format.ts";
import { lossList, type Loss } from "./haptic.loss.ts";
import { peakOf, rasterise, stretchesOf, type CapOptions } from "./haptic.raster.ts";

export type ImpactStyle = "LIGHT" | "MEDIUM" | "HEAVY";
export type ImpactStep =
  | { readonly atMs: number; readonly kind: "impact"; readonly style: ImpactStyle }
  | { readonly atMs: number; readonly kind: "vibrate"; readonly durationMs: number };

/** How strong each style is taken to be, strongest first; a vibration is as strong as can be. */
export const IMPACT_STRENGTHS = [
  ["HEAVY", 1],
  ["MEDIUM", 0.65],
  ["LIGHT", 0.35],
] as const satisfies readonly (readonly [ImpactStyle, number])[];
const VIBRATE_FROM = 0.9;
/** Below it a moment is left out. */
const FAINTEST = 0.05;
/** A row of taps this far apart is felt as one hold, and a bridge to the device keeps up with it. */
export const IMPACT_PERIOD_MS = 80;
/** Two touches nearer than this are felt as one. */
const APART_MS = 60;

/** The nearest style that is not above the cap; a faint touch gets the lightest. */
const styleOf = (intensity: number, cap: number): ImpactStyle | undefined =>
  IMPACT_STRENGTHS.find(([style, strength]) => strength <= cap && (strength <= intensity || style === "LIGHT"))?.[0];

type Moment = { readonly atMs: number; readonly toMs: number };

/**
 * The moments at which a touch may start: every start of a stretch, every tap in it, and about every 80 ms of
 * the rest. A start within 60 ms after another is merged with it and counted.
 */
const momentsOf = (haptic: Haptic, intensity: Float64Array): { moments: Moment[]; merged: number } => {
  const taps = haptic.events.flatMap((event) => (event.kind === "tap" ? [event.atMs] : []));
  const moments: Moment[] = [];
  let merged = 0;
  for (const { fromMs, toMs: endMs } of stretchesOf(intensity)) {
    const marks = [...taps.filter((tapMs) => tapMs > fromMs && tapMs < endMs), endMs];
    let startMs = fromMs;
    for (const markMs of marks) {
      const parts = Math.max(1, Math.floor((markMs - startMs) / IMPACT_PERIOD_MS));
      for (let n = 0; n < parts; n += 1) {
        const atMs = startMs + Math.floor(((markMs - startMs) * n) / parts);
        const toMs = startMs + Math.floor(((markMs - startMs) * (n + 1)) / parts);
        if (n === 0 && atMs - (moments.at(-1)?.atMs ?? -APART_MS) < APART_MS) merged += 1;
        else moments.push({ atMs, toMs });
      }
      startMs = markMs;
    }
  }
  return { moments, merged };
};

/**
 * Touch for Capacitor's Haptics: impacts of three strengths, and vibration where a hold is as strong as can be and
 * the cap allows it.
 * H1 no step is taken to be stronger than the cap; a cap below LIGHT (0.35) leaves nothing.
 * H2 the first step starts with the touch (unless that is too faint), and none outlasts it.
 * H3 where the cap is LIGHT or more, the strength of each step differs from the strongest moment of the capped
 *    envelope in it by less than 0.36.
 */
export const compileImpacts = (haptic: Haptic, options: CapOptions): { steps: ImpactStep[]; lost: Loss[] } => {
  const { intensity, sharpness, cap, isCapped } = rasterise(haptic, options);
  const steps: ImpactStep[] = [];
  let faint = 0;
  let stepped = 0;
  const { moments, merged } = momentsOf(haptic, intensity);
  for (const { atMs, toMs } of moments) {
    const strongest = peakOf(intensity, atMs, toMs);
    const style = strongest < FAINTEST ? undefined : styleOf(strongest, cap);
    const last = steps.at(-1);
    if (style === undefined) {
      faint += 1;
    } else if (strongest < VIBRATE_FROM || cap < 1 || toMs - atMs < IMPACT_PERIOD_MS) {
      stepped += toMs - atMs > TAP_MS ? 1 : 0;
      steps.push({ atMs, kind: "impact", style });
    } else if (last?.kind === "vibrate" && last.atMs + last.durationMs === atMs) {
      steps[steps.length - 1] = { ...last, durationMs: toMs - last.atMs };
    } else {
      steps.push({ atMs, kind: "vibrate", durationMs: toMs - atMs });
    }
  }
  const isSilenced = steps.length === 0 && isCapped;
  const lost = lossList({
    sharpness: sharpness.some((x) => x > 0) ? 1 : 0,
    three_strengths: steps.length > 0 ? 1 : 0,
    stepped_hold: stepped,
    merged_taps: merged,
    too_faint: isSilenced ? 0 : faint,
    capped: isCapped && !isSilenced ? 1 : 0,
    silenced: isSilenced ? 1 : 0,
  });
  return { steps, lost };
};
