import {
  compileImpacts,
  IMPACT_PERIOD_MS,
  IMPACT_STRENGTHS,
  type ImpactStyle,
} from "#shared/design/compile-impacts.ts";
import { compileSteps } from "#shared/design/compile-steps.ts";
import type { Haptic } from "#shared/design/haptic.format.ts";
import type { HapticDriver, TouchStep } from "./haptic.driver.ts";

export type TimedStep = TouchStep & { readonly atMs: number };

const strengthOf = (style: ImpactStyle): number => IMPACT_STRENGTHS.find(([name]) => name === style)?.[1] ?? 0;

/** A touch as timed steps in the form that a driver plays best. `cap` 0..1. In order; none overlaps another. */
export const touchStepsFor = (kind: HapticDriver["kind"], haptic: Haptic, cap: number): readonly TimedStep[] => {
  if (kind !== "capacitor") return compileSteps(haptic, { cap }).steps;
  return compileImpacts(haptic, { cap }).steps.map((step) =>
    step.kind === "impact"
      ? {
          atMs: step.atMs,
          durationMs: IMPACT_PERIOD_MS / 2,
          intensity: Math.min(cap, strengthOf(step.style)),
          sharpness: 0.5,
        }
      : { atMs: step.atMs, durationMs: step.durationMs, intensity: cap, sharpness: 0 },
  );
};
