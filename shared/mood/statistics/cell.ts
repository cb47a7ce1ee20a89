import type { MoodPoint } from "./mood-point.ts";
import { twoSidedT } from "./student.ts";

/** Under this a cell says nothing. */
export const CELL_NEEDED = { entries: 5, days: 3 } as const;
/** The interval of a cell's mean holds in this share of cases. */
export const CELL_SHARE = 0.95;

/** One field of a chart: a mean with its interval, 0..1, or how much there is when that is too little. */
export type Cell =
  | { readonly kind: "silent"; readonly entries: number; readonly days: number }
  | {
      readonly kind: "shown";
      readonly entries: number;
      readonly days: number;
      readonly mean: number;
      readonly low: number;
      readonly high: number;
    };

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Mean valence of some entries; each day counts once, however often it was logged, since the entries of a day are alike.
 * The interval is Student's over days, kept within 0..1.
 */
export const cellOf = (points: readonly MoodPoint[]): Cell => {
  const byDay = Map.groupBy(points, ({ day }) => day);
  const known = { entries: points.length, days: byDay.size };
  if (known.entries < CELL_NEEDED.entries || known.days < CELL_NEEDED.days) return { kind: "silent", ...known };
  const means = [...byDay.values()].map((ofDay) => meanOf(ofDay.map(({ valence }) => valence)));
  const mean = meanOf(means);
  const variance = means.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (known.days - 1);
  const reach = twoSidedT(1 - CELL_SHARE, known.days - 1) * Math.sqrt(variance / known.days);
  return { kind: "shown", ...known, mean, low: Math.max(0, mean - reach), high: Math.min(1, mean + reach) };
};
