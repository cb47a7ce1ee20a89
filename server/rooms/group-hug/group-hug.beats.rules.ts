import type { BeatStep, Together } from "#shared/schema/group-hug.ts";
import { beatStepOf, reportFault, togetherOf, type Report, type ReportFault } from "#shared/step/beats.ts";
import type { Cue } from "./group-hug.phase.rules.ts";

/** "I showed this beat then." */
export type BeatReport = Report & { readonly beat: number };

/** Why a report was set aside. */
export type SetAside = ReportFault | "not_in" | "unknown_beat" | "late" | "repeated";

/** `sinceMs`: when the first report came, and not before the beat was due. */
type OpenBeat = { readonly sinceMs: number; readonly byPerson: ReadonlyMap<string, Report> };

export type Beats = {
  /** By index of the beat: reported by somebody, and not yet measured. */
  readonly open: ReadonlyMap<number, OpenBeat>;
  /** Measured, in the order in which that was done. */
  readonly steps: readonly BeatStep[];
  readonly setAside: ReadonlyMap<SetAside, number>;
};

/** A beat is measured this long after it was due and first reported, or when nobody is left to wait for. */
export const REPORTS_WITHIN_MS = 1_000;

export const openBeats = (steps: readonly BeatStep[]): Beats => ({ open: new Map(), steps, setAside: new Map() });

export const countAside = (beats: Beats, why: SetAside): Beats => ({
  ...beats,
  setAside: new Map(beats.setAside).set(why, (beats.setAside.get(why) ?? 0) + 1),
});

const whyAside = (
  beats: Beats,
  moments: readonly number[],
  cue: Cue,
  userId: string,
  report: BeatReport,
  nowMs: number,
): SetAside | null => {
  const momentMs = moments[report.beat];
  if (momentMs === undefined) return "unknown_beat";
  if (beats.steps.some(({ beat }) => beat === report.beat)) return "late";
  if (beats.open.get(report.beat)?.byPerson.has(userId)) return "repeated";
  return reportFault(report, cue.startMs + momentMs, cue.issuedMs, nowMs);
};

/** Takes the first report of a person on a beat, if it can be true; everything else is set aside and counted. */
export const takeReport = (
  beats: Beats,
  moments: readonly number[],
  cue: Cue,
  userId: string,
  report: BeatReport,
  nowMs: number,
): Beats => {
  const why = whyAside(beats, moments, cue, userId, report, nowMs);
  if (why !== null) return countAside(beats, why);
  const { beat, startMs, loMs, hiMs } = report;
  const known = beats.open.get(beat);
  const byPerson = new Map(known?.byPerson).set(userId, { startMs, loMs, hiMs });
  const sinceMs = known?.sinceMs ?? Math.max(nowMs, cue.startMs + (moments[beat] ?? 0));
  return { ...beats, open: new Map(beats.open).set(beat, { sinceMs, byPerson }) };
};

const measure = (beats: Beats, isRipe: (open: OpenBeat) => boolean): Beats => {
  const open = new Map(beats.open);
  const steps = [...beats.steps];
  for (const [beat, reported] of beats.open) {
    const step = isRipe(reported) ? beatStepOf(beat, [...reported.byPerson.values()]) : null;
    if (step === null) continue;
    open.delete(beat);
    steps.push(step);
  }
  return steps.length === beats.steps.length ? beats : { ...beats, open, steps };
};

const dueMs = ({ sinceMs }: OpenBeat): number => sinceMs + REPORTS_WITHIN_MS;

/** Measures what at least two reported and nobody is waited for any more. `expected`: how many could report. */
export const measureRipe = (beats: Beats, expected: number, nowMs: number): Beats =>
  measure(beats, (open) => nowMs >= dueMs(open) || open.byPerson.size >= Math.max(2, expected));

/** The end: measures everything that two reported. */
export const measureAll = (beats: Beats): Beats => measure(beats, () => true);

/** When the next beat is to be measured; null = none. */
export const beatsDueAtMs = ({ open }: Beats): number | null => {
  const dues = [...open.values()].filter(({ byPerson }) => byPerson.size >= 2).map(dueMs);
  return dues.length === 0 ? null : Math.min(...dues);
};

export const lastStep = ({ steps }: Beats): BeatStep | null => steps.at(-1) ?? null;
export const together = ({ steps }: Beats): Together | null => togetherOf(steps);
