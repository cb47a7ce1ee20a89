import { momentOf, type History } from "./history.ts";
import { placeOfHour } from "./hour-profile.ts";
import { hoursBetween, isSameDay, isWeekend } from "./local-day.ts";
import type { Moment } from "./mood-point.ts";
import { HISTORY } from "./usable-entries.ts";

/** After this many hours, a share of 1/e of an entry's weight is left; each memory is a quarter of the one before. */
const LONGEST_MEMORY_H = 512;
const REACH_H = 3.5;

/** Ways of weighing an entry for a target. */
export const WEIGHINGS = ["long", "middle", "short", "shortest", "lateHour", "kindOfDay", "lastDay"] as const;
type Weighing = (typeof WEIGHINGS)[number];

/**
 * What each entry of a history weighs for a target, by its place in the history: the four fade with the entry's age
 * (512, 128, 32, 8 h); `lateHour` by how close its hour is to the target's, of the last days mostly; `kindOfDay` is 1
 * if it is of a weekend like the target, or of a working day like it; `lastDay` 1 on the newest entry's local day.
 */
export type EntryWeights = Readonly<Record<Weighing, Float64Array>> & {
  /** Where each entry's hour lies in an hour profile. */
  readonly places: Float64Array;
};

const row = (): Float64Array => new Float64Array(HISTORY);

export const createEntryWeights = (): EntryWeights => ({
  long: row(),
  middle: row(),
  short: row(),
  shortest: row(),
  lateHour: row(),
  kindOfDay: row(),
  lastDay: row(),
  places: row(),
});

/** 1 for the same hour of the day, 0 from `REACH_H` on, around midnight too (Tukey's biweight). */
function hourCloseness(hour: number, other: number): number {
  const apart = Math.abs(hour - other);
  const around = apart > 12 ? 24 - apart : apart;
  if (around >= REACH_H) return 0;
  const share = 1 - (around * around) / (REACH_H * REACH_H);
  return share * share;
}

/** Fills `out` for a history, none of it after the target. */
export function weighEntries(history: History, target: Moment, out: EntryWeights): void {
  const last = momentOf(history, history.count - 1);
  const isTargetWeekend = isWeekend(target);
  // Of its own, each array stays in a register: this is most of what a forecast costs.
  const { long, middle, short, shortest, lateHour, kindOfDay, lastDay, places } = out;
  for (let index = 0; index < history.count; index += 1) {
    const entry = momentOf(history, index);
    const one = Math.exp(-hoursBetween(entry, target) / LONGEST_MEMORY_H);
    const two = one * one * one * one;
    const three = two * two * two * two;
    long[index] = one;
    middle[index] = two;
    short[index] = three;
    shortest[index] = three * three * three * three;
    lateHour[index] = hourCloseness(entry.localHour, target.localHour) * two;
    kindOfDay[index] = isWeekend(entry) === isTargetWeekend ? 1 : 0;
    lastDay[index] = isSameDay(entry, last) ? 1 : 0;
    places[index] = placeOfHour(entry.localHour);
  }
}

export function sumOf(weights: Float64Array, count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += weights[index] ?? 0;
  return sum;
}

export function weightedSum(weights: Float64Array, values: Float64Array, count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += (weights[index] ?? 0) * (values[index] ?? 0);
  return sum;
}
