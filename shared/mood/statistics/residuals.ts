import type { MoodPoint } from "./mood-point.ts";
import { ridge } from "./ridge.ts";

/** Blocks of the day, each of three hours: 0 = 0:00 to 3:00. */
export const BLOCKS = 8;
export const blockOf = (minutes: number): number => Math.min(BLOCKS - 1, Math.floor((minutes * BLOCKS) / 1_440));

/** What a block or a weekday is drawn to the person's mean by, in entries: with few it stays near. */
const PENALTY = 2;
/** What is left of the mean is hardly drawn to 0. */
const MEAN_PENALTY = 1e-6;
/** Finer than anybody says how they are: what arithmetic leaves below it is no difference, and must not break a tie. */
const GRAIN = 1e-9;
/** How far to both sides the slow trend looks, days. */
const TREND_DAYS = 14;
const DAY_MS = 86_400_000;

/** What is taken out of mood before tags are compared: a pattern is looked for with its own part left in. */
export type Removed = { readonly isHourRemoved: boolean; readonly isWeekdayRemoved: boolean };

const oneOf = (count: number, which: number): number[] => Array.from({ length: count }, (_, at) => +(at === which));

const calendarRow = ({ minutes, weekday }: MoodPoint, { isHourRemoved, isWeekdayRemoved }: Removed): number[] => [
  1,
  ...(isHourRemoved ? oneOf(BLOCKS, blockOf(minutes)) : []),
  ...(isWeekdayRemoved ? [...oneOf(7, weekday), +(weekday >= 5)] : []),
];

/** What is left of values after the mean of their block of the day, their weekday, and weekend or not. */
const withoutCalendar = (points: readonly MoodPoint[], values: readonly number[], removed: Removed): number[] => {
  const rows = points.map((point) => calendarRow(point, removed));
  const penalties = (rows[0] ?? []).map((_, at) => (at === 0 ? MEAN_PENALTY : PENALTY));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const away = values.map((value) => value - mean);
  const weights = ridge(rows, away, penalties);
  return away.map((value, n) =>
    (rows[n] ?? []).reduce((left, x, at) => (x === 0 ? left : left - x * (weights[at] ?? 0)), value),
  );
};

/** What is left after the mean of the entries around, near ones counting most (Epanechnikov 1969). */
const withoutTrend = (points: readonly MoodPoint[], values: readonly number[]): number[] => {
  let first = 0;
  return points.map(({ atMs }, n) => {
    let sum = 0;
    let weights = 0;
    while (atMs - (points[first]?.atMs ?? 0) >= TREND_DAYS * DAY_MS) first += 1;
    for (let at = first; at < points.length; at += 1) {
      const away = ((points[at]?.atMs ?? 0) - atMs) / (TREND_DAYS * DAY_MS);
      if (away >= 1) break;
      sum += (1 - away * away) * (values[at] ?? 0);
      weights += 1 - away * away;
    }
    return (values[n] ?? 0) - sum / weights;
  });
};

/**
 * Mood without what the clock, the week and slow change already say, in the order of `points`, which are in the order
 * of time. Additive (Hastie and Tibshirani 1990): first the calendar, then the trend. The trend looks both ways, which
 * only something that tells of the past may do: a forecast uses the past alone.
 */
export const residualsOf = (
  points: readonly MoodPoint[],
  values: readonly number[],
  removed: Removed = { isHourRemoved: true, isWeekdayRemoved: true },
): readonly number[] =>
  withoutTrend(points, withoutCalendar(points, values, removed)).map((left) => Math.round(left / GRAIN) * GRAIN);
