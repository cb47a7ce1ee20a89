import type { BeatStep, Together } from "#shared/schema/group-hug.ts";

/** When one device showed a beat, server time in ms: as its clock had it, and what that cannot have been outside of. */
export type Report = { readonly startMs: number; readonly loMs: number; readonly hiMs: number };

/** Why a report cannot be true. */
export type ReportFault = "out_of_order" | "before_cue" | "after_arrival" | "far_from_due" | "too_wide";

/** Farther than this from its due moment, a beat was not shown in step at all; ms. */
export const FAR_FROM_DUE_MS = 1_000;

/** How much later than it can have been a device may take a beat to have been shown, by a guess of server time; ms. */
const GUESS_SLACK_MS = 50;

/**
 * Why a report cannot be true or says nothing about being in step; null = it can be taken. All in ms of server time:
 * `dueMs` of the beat, `issuedMs` of the cue it belongs to, `arrivedMs` of the report. Nobody shows a beat before its
 * cue was issued or reports it before it was shown, so even the far end of the interval has to allow for both. Wider than
 * all that may be in step, an interval would only make the bound worthless for everybody.
 */
export const reportFault = (
  { startMs, loMs, hiMs }: Report,
  dueMs: number,
  issuedMs: number,
  arrivedMs: number,
): ReportFault | null => {
  // Comparisons with NaN are false, so these are written to fail then.
  if (!(loMs <= startMs && startMs <= hiMs && hiMs - loMs < Infinity)) return "out_of_order";
  if (hiMs < issuedMs) return "before_cue";
  if (loMs > arrivedMs || startMs > arrivedMs + GUESS_SLACK_MS) return "after_arrival";
  if (!(Math.abs(startMs - dueMs) <= FAR_FROM_DUE_MS)) return "far_from_due";
  return hiMs - loMs > 2 * FAR_FROM_DUE_MS ? "too_wide" : null;
};

/** What the reports on one beat say together, one a person; null under two. */
export const beatStepOf = (beat: number, reports: readonly Report[]): BeatStep | null => {
  if (reports.length < 2) return null;
  const reach = (of: (report: Report) => number, until: (report: Report) => number): number =>
    Math.max(...reports.map(until)) - Math.min(...reports.map(of));
  return {
    beat,
    spreadMs: reach(
      ({ startMs }) => startMs,
      ({ startMs }) => startMs,
    ),
    boundMs: reach(
      ({ loMs }) => loMs,
      ({ hiMs }) => hiMs,
    ),
    reports: reports.length,
  };
};

/** A whole group hug in two figures; null without a beat that was measured. The lower of the two middle spreads. */
export const togetherOf = (steps: readonly BeatStep[]): Together | null => {
  const spreadsMs = steps.map(({ spreadMs }) => spreadMs).toSorted((a, b) => a - b);
  const withinMs = spreadsMs[Math.ceil(spreadsMs.length / 2) - 1];
  if (withinMs === undefined) return null;
  return { withinMs, worstMs: Math.max(...steps.map(({ boundMs }) => boundMs)), beats: steps.length };
};
