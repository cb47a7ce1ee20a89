import { cappedStep, type HapticDriver, type TouchStep } from "./haptic.driver.ts";

export type TraceEntry =
  | { readonly kind: "start"; readonly atMs: number; readonly step: TouchStep }
  | { readonly kind: "stop"; readonly atMs: number };

/** Touch that is written down in place of being felt. `nowMs` on the clock of requestAnimationFrame. */
export const createTraceDriver = (
  nowMs: () => number,
  entries: TraceEntry[] = [],
): HapticDriver & { readonly entries: TraceEntry[] } => ({
  kind: "trace",
  entries,
  isUsable: () => true,
  start: (step, cap) => {
    const felt = cappedStep(step, cap);
    if (felt !== null) entries.push({ kind: "start", atMs: nowMs(), step: felt });
  },
  stop: () => void entries.push({ kind: "stop", atMs: nowMs() }),
});
