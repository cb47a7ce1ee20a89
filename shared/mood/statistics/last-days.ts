import { dayNumberOf } from "../day-number.ts";
import type { MoodPoint } from "./mood-point.ts";
import { quantileOf } from "./quantile.ts";

/** How many days the last days are, today among them. */
export const LAST_DAYS = 5;
/** On how many of them there must be an entry. */
const DAYS_NEEDED = 3;
/** How many earlier stretches of the same length there must be, and how far back they may end, days. */
export const STRETCHES_NEEDED = 30;
const LOOKS_BACK_DAYS = 180;
/** Nothing that is further back than that counts, days. */
export const LOOKED_BACK_DAYS = LOOKS_BACK_DAYS + 2 * LAST_DAYS;
/** Below this share of a person's own earlier stretches it is lower; as far from the top it is brighter. */
export const UNUSUAL_SHARE = 0.1;

/** The last days beside a person's own usual; it tells of days that were, never of days to come. */
export type LastDays =
  | { readonly kind: "not_enough"; readonly lacks: "days" | "stretches"; readonly have: number; readonly need: number }
  | {
      readonly kind: "usual" | "lower" | "brighter";
      /** Mean valence of the last days, each counted once, 0..1. */
      readonly mean: number;
      /** Between these lie 80 % of the earlier stretches. */
      readonly usualLow: number;
      readonly usualHigh: number;
      readonly days: number;
      readonly stretches: number;
    };

type Stretch = { readonly days: number; readonly mean: number };

const stretchUntil = (byDay: ReadonlyMap<number, number>, last: number): Stretch => {
  const means = Array.from({ length: LAST_DAYS }, (_, back) => byDay.get(last - back)).filter(
    (mean) => mean !== undefined,
  );
  return { days: means.length, mean: means.reduce((sum, mean) => sum + mean, 0) / means.length };
};

/** `today`: the person's own day, YYYY-MM-DD. Earlier stretches share no day with the last one; they may with each other. */
export const lastDaysOf = (points: readonly Pick<MoodPoint, "day" | "valence">[], today: string): LastDays => {
  const byDay = new Map(
    [...Map.groupBy(points, ({ day }) => dayNumberOf(day))].map(([day, ofDay]) => [
      day,
      ofDay.reduce((sum, { valence }) => sum + valence, 0) / ofDay.length,
    ]),
  );
  const last = dayNumberOf(today);
  const { days, mean } = stretchUntil(byDay, last);
  if (days < DAYS_NEEDED) return { kind: "not_enough", lacks: "days", have: days, need: DAYS_NEEDED };
  const earlier = Array.from({ length: LOOKS_BACK_DAYS }, (_, back) => stretchUntil(byDay, last - LAST_DAYS - back));
  const means = earlier.filter((stretch) => stretch.days >= DAYS_NEEDED).map((stretch) => stretch.mean);
  if (means.length < STRETCHES_NEEDED) {
    return { kind: "not_enough", lacks: "stretches", have: means.length, need: STRETCHES_NEEDED };
  }
  const usualLow = quantileOf(means, UNUSUAL_SHARE);
  const usualHigh = quantileOf(means, 1 - UNUSUAL_SHARE);
  const kind = mean < usualLow ? "lower" : mean > usualHigh ? "brighter" : "usual";
  return { kind, mean, usualLow, usualHigh, days, stretches: means.length };
};
