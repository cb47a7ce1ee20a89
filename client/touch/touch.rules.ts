/**
 * Which step of touch a frame starts.
 *  T1  a step is due on the first frame at or past its moment, and starts once at most.
 *  T2  a step whose end has passed is left out; one entered late gets what is left of it.
 *  T3  of several due in one frame only the last is felt: steps do not overlap, so only it can still last.
 */
import type { TimedStep } from "./touch.steps.ts";

/** `next`: index of the first step not looked at yet; `tMs`: time of the frame in the hug. */
export const dueStep = (
  steps: readonly TimedStep[],
  next: number,
  tMs: number,
): { readonly next: number; readonly step: TimedStep | null } => {
  let at = next;
  let step: TimedStep | null = null;
  for (let candidate = steps[at]; candidate !== undefined && candidate.atMs <= tMs; candidate = steps[at]) {
    const leftMs = candidate.atMs + candidate.durationMs - tMs;
    step = leftMs > 0 ? { ...candidate, durationMs: leftMs } : null;
    at += 1;
  }
  return { next: at, step };
};
