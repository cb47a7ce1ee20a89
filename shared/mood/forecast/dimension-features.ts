import { weightedSum, type EntryWeights } from "./entry-weights.ts";
import { createExpectation, expectInto } from "./expectation.ts";
import { placeOfHour } from "./hour-profile.ts";
import type { Moment } from "./mood-point.ts";
import type { Usual } from "./usual.ts";
import type { WeightTotals } from "./weight-totals.ts";

/** How many of the last values are told as they are. */
const LAST = 5;
/** Numbers for one dimension. The first four are what the model's answer is built upon (`ml/train/mood_forecast.py`). */
export const DIMENSION_FEATURES = 23 + LAST;
/** A mean or spread counts as if this many entries at the usual level came before. */
const PRIOR_ENTRIES = 2;
const PRIOR_SQUARE = 0.03;

const expectation = createExpectation();

/** Writes `DIMENSION_FEATURES` numbers at `at`, from `count` values (0..1, oldest first); levels relative to the expected. */
export function writeDimensionFeatures(
  values: Float64Array,
  count: number,
  weights: EntryWeights,
  totals: WeightTotals,
  target: Moment,
  usual: Usual,
  out: Float32Array,
  at: number,
): void {
  expectInto(values, weights.places, count, placeOfHour(target.localHour), usual, expectation);
  const { expected, band } = expectation;
  let sum = PRIOR_ENTRIES * usual.level;
  let squares = (PRIOR_ENTRIES + 1) * PRIOR_SQUARE;
  let low = usual.level;
  let high = usual.level;
  for (let index = 0; index < count; index += 1) {
    const value = values[index] ?? 0;
    const off = value - usual.level;
    sum += value;
    squares += off * off;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const mean = sum / (count + PRIOR_ENTRIES);
  const offMean = mean - usual.level;
  /** Drawn to the mean as if one entry more were there; and a mean deviation, drawn to none by `prior` entries. */
  const level = (weighing: Float64Array, total: number): number =>
    (weightedSum(weighing, values, count) + mean) / (total + 1);
  const deviation = (weighing: Float64Array, total: number, prior: number): number =>
    (weightedSum(weighing, values, count) - mean * total) / (total + prior);

  out[at] = expected;
  out[at + 1] = expectation.atHour;
  out[at + 2] = band.low * band.stretch;
  out[at + 3] = band.high * band.stretch;
  out[at + 4] = mean - expected;
  out[at + 5] = Math.sqrt(Math.max(0, squares / (count + PRIOR_ENTRIES + 1) - offMean * offMean));
  out[at + 6] = low - expected;
  out[at + 7] = high - expected;
  out[at + 8] = expectation.slow - expected;
  out[at + 9] = expectation.fast - expected;
  out[at + 10] = level(weights.long, totals.long) - expected;
  out[at + 11] = level(weights.middle, totals.middle) - expected;
  out[at + 12] = level(weights.short, totals.short) - expected;
  out[at + 13] = level(weights.shortest, totals.shortest) - expected;
  out[at + 14] = level(weights.lastDay, totals.lastDay) - expected;
  out[at + 15] = deviation(weights.lateHour, totals.lateHour, 1.5);
  out[at + 16] = deviation(weights.kindOfDay, totals.kindOfDay, 12);
  out[at + 17] = Math.log(band.long + 0.01);
  out[at + 18] = Math.log(band.short + 0.01);
  out[at + 19] = band.long;
  out[at + 20] = band.short;
  out[at + 21] = expectation.lastError;
  out[at + 22] = expectation.lastError * expectation.carry;
  for (let back = 1; back <= LAST; back += 1) {
    out[at + 22 + back] = count >= back ? (values[count - back] ?? 0) - expected : 0;
  }
}
