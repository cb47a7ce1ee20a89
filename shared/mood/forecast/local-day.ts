import type { Moment } from "./mood-point.ts";

const HOUR_MS = 3_600_000;

export const isWeekend = (moment: Moment): boolean => moment.weekday >= 5;
export const hoursBetween = (from: Moment, to: Moment): number => (to.atMs - from.atMs) / HOUR_MS;

/** Whether two moments are of the same local day: their midnights are near each other, also across a change of clocks. */
export const isSameDay = (moment: Moment, other: Moment): boolean =>
  Math.abs(moment.atMs - other.atMs - (moment.localHour - other.localHour) * HOUR_MS) < 12 * HOUR_MS;
