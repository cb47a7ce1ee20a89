/** How much later a frame comes that was lost once: about the least retransmission timeout of TCP (Linux: 200 ms). */
export const RETRANSMISSION_MS = 200;
/** Nobody waits longer than this for a cue: a device that is slower than that enters in the middle. */
export const LEAD_MOST_MS = 3_000;

/**
 * How far ahead of its start a cue is issued, ms, so that it comes in time everywhere: the slowest way down and one
 * retransmission, at least `leastMs`, at most LEAD_MOST_MS. `downsMs`: each device's longest way down of late
 * (`StepClock.downMs`); 0 and what is no duration count for nothing.
 */
export const leadOf = (downsMs: readonly number[], leastMs: number): number => {
  const slowestMs = downsMs.reduce((slowest, downMs) => (downMs > slowest ? downMs : slowest), 0);
  return Math.min(LEAD_MOST_MS, Math.max(leastMs, slowestMs + RETRANSMISSION_MS));
};
