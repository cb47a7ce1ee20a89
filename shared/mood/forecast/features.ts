import { DIMENSION_FEATURES, writeDimensionFeatures } from "./dimension-features.ts";
import { createEntryWeights, weighEntries } from "./entry-weights.ts";
import type { Moment, MoodPoint } from "./mood-point.ts";
import { MOMENT_FEATURES, writeMomentFeatures } from "./moment-features.ts";
import { HISTORY, usableEntries } from "./usable-entries.ts";
import { USUAL_AROUSAL, USUAL_VALENCE } from "./usual.ts";
import { createWeightTotals, totalInto } from "./weight-totals.ts";

/** Numbers a forecast is made from: of the moment, of valence, of arousal. */
export const FEATURES = MOMENT_FEATURES + 2 * DIMENSION_FEATURES;

// Filled anew for every forecast and never handed out: a forecast allocates nothing that grows with its history.
const weights = createEntryWeights();
const totals = createWeightTotals();
const valences = new Float64Array(HISTORY);
const arousals = new Float64Array(HISTORY);

/** Writes the `FEATURES` numbers for a forecast at `target` into `out` at `at`; all are finite whatever the entries. */
export function writeFeatures(given: readonly MoodPoint[], target: Moment, out: Float32Array, at: number): void {
  const entries = usableEntries(given, target.atMs);
  const count = entries.length;
  weighEntries(entries, target, weights);
  totalInto(weights, count, totals);
  for (let index = 0; index < count; index += 1) {
    const entry = entries[index];
    valences[index] = entry?.valence ?? 0;
    arousals[index] = entry?.arousal ?? 0;
  }
  writeMomentFeatures(entries, target, totals, out, at);
  const ofValence = at + MOMENT_FEATURES;
  const ofArousal = ofValence + DIMENSION_FEATURES;
  writeDimensionFeatures(valences, count, weights, totals, target, USUAL_VALENCE, out, ofValence);
  writeDimensionFeatures(arousals, count, weights, totals, target, USUAL_AROUSAL, out, ofArousal);
}
