import { sumOf, WEIGHINGS, type EntryWeights } from "./entry-weights.ts";

/** What all entries weigh together, for each way of weighing. */
export type WeightTotals = Record<(typeof WEIGHINGS)[number], number>;

export const createWeightTotals = (): WeightTotals => ({
  long: 0,
  middle: 0,
  short: 0,
  shortest: 0,
  lateHour: 0,
  kindOfDay: 0,
  lastDay: 0,
});

export function totalInto(weights: EntryWeights, count: number, out: WeightTotals): void {
  for (const weighing of WEIGHINGS) out[weighing] = sumOf(weights[weighing], count);
}
