import { cellOf, type Cell } from "./cell.ts";
import { seriesOf } from "./compare.ts";
import { findingsOf, type Comparison, type Finding } from "./findings.ts";
import { inOrder, type MoodPoint } from "./mood-point.ts";
import { BLOCKS, blockOf, residualsOf } from "./residuals.ts";

/** A part of the day or of the week. */
export type When =
  | { readonly kind: "block"; readonly fromHour: number; readonly untilHour: number }
  /** 0 = Monday. */
  | { readonly kind: "weekday"; readonly weekday: number }
  | { readonly kind: "weekend" };

export type Pattern = { readonly when: When; readonly finding: Finding };

export type Patterns = {
  /** 24, by hour of the person's own clock. */
  readonly hours: readonly Cell[];
  /** 7, from Monday. */
  readonly weekdays: readonly Cell[];
  /** 7 from Monday, each of 8 blocks of three hours. */
  readonly week: readonly (readonly Cell[])[];
  /** What was looked at for a headline; one is said only where the finding is `associated`. */
  readonly looked: readonly Pattern[];
};

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
const HOURS_A_BLOCK = 24 / BLOCKS;

/**
 * Mood by hour and weekday. The cells describe; whether one time differs from the rest of a person's time is decided
 * like any association (`findings.ts`): blocks of the day after weekday and trend are taken out, days of the week after
 * time of day and trend, all corrected together. Entries of one day are alike, so weekdays come in runs, and the
 * variance allows for that.
 */
export const patternsOf = (points: readonly MoodPoint[]): Patterns => {
  const ordered = inOrder(points);
  const valences = ordered.map(({ valence }) => valence);
  const byBlock = seriesOf(residualsOf(ordered, valences, { isHourRemoved: false, isWeekdayRemoved: true }));
  const byWeekday = seriesOf(residualsOf(ordered, valences, { isHourRemoved: true, isWeekdayRemoved: false }));
  const candidates: readonly (Comparison & { readonly when: When })[] = [
    ...times(BLOCKS).map((block) => ({
      when: { kind: "block", fromHour: block * HOURS_A_BLOCK, untilHour: (block + 1) * HOURS_A_BLOCK } as const,
      isWith: ordered.map(({ minutes }) => blockOf(minutes) === block),
      series: byBlock,
    })),
    ...times(7).map((weekday) => ({
      when: { kind: "weekday", weekday } as const,
      isWith: ordered.map((point) => point.weekday === weekday),
      series: byWeekday,
    })),
    { when: { kind: "weekend" }, isWith: ordered.map(({ weekday }) => weekday >= 5), series: byWeekday },
  ];
  const findings = findingsOf(ordered, candidates);
  const cell = (isIn: (point: MoodPoint) => boolean): Cell => cellOf(ordered.filter(isIn));
  return {
    hours: times(24).map((hour) => cell(({ minutes }) => Math.floor(minutes / 60) === hour)),
    weekdays: times(7).map((weekday) => cell((point) => point.weekday === weekday)),
    week: times(7).map((weekday) =>
      times(BLOCKS).map((block) => cell((point) => point.weekday === weekday && blockOf(point.minutes) === block)),
    ),
    looked: candidates.flatMap(({ when }, at) => {
      const finding = findings[at];
      return finding === undefined ? [] : [{ when, finding }];
    }),
  };
};
