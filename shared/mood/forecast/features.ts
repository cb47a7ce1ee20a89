import { DIMENSION_FEATURES, writeDimensionFeatures } from "./dimension-features.ts";
import { createEntryWeights, weighEntries } from "./entry-weights.ts";
import { createHistory } from "./history.ts";
import { MOMENT_FEATURES, writeMomentFeatures } from "./moment-features.ts";
import type { Moment } from "./mood-point.ts";
import { countOfAsks, readAsks } from "./packed-asks.ts";
import { USUAL_AROUSAL, USUAL_VALENCE } from "./usual.ts";
import { createWeightTotals, totalInto } from "./weight-totals.ts";

/** Numbers a forecast is made from: of the moment, of valence, of arousal. */
export const FEATURES = MOMENT_FEATURES + 2 * DIMENSION_FEATURES;

// Filled anew for every forecast and never handed out: a forecast allocates nothing that grows with its history.
const history = createHistory();
const weights = createEntryWeights();
const totals = createWeightTotals();

/** Float32 [asks, `FEATURES`] of what `packAsks` made; all are finite whatever the entries. */
export function featuresOf(packed: Float64Array): Float32Array {
  const out = new Float32Array(countOfAsks(packed) * FEATURES);
  readAsks(packed, history, (target, index) => writeFeatures(target, out, index * FEATURES));
  return out;
}

function writeFeatures(target: Moment, out: Float32Array, at: number): void {
  weighEntries(history, target, weights);
  totalInto(weights, history.count, totals);
  writeMomentFeatures(history, target, totals, out, at);
  const { count, valence, arousal } = history;
  const ofValence = at + MOMENT_FEATURES;
  const ofArousal = ofValence + DIMENSION_FEATURES;
  writeDimensionFeatures(valence, count, weights, totals, target, USUAL_VALENCE, out, ofValence);
  writeDimensionFeatures(arousal, count, weights, totals, target, USUAL_AROUSAL, out, ofArousal);
}
