/** How far back runs are looked for, in entries. */
const MOST_LAGS = 40;

/** Of a series in the order of time, about its mean: sums of products of values 0, 1, 2 … entries apart. */
export type LagProducts = Float64Array;

export const lagProductsOf = (values: ArrayLike<number>): LagProducts => {
  const away = Float64Array.from(values);
  const n = away.length;
  const mean = away.reduce((sum, value) => sum + value, 0) / n;
  for (let at = 0; at < n; at += 1) away[at] = (away[at] ?? 0) - mean;
  return Float64Array.from({ length: 1 + Math.min(MOST_LAGS, Math.floor(n / 3)) }, (_, lag) => {
    let sum = 0;
    for (let at = lag; at < n; at += 1) sum += (away[at] ?? 0) * (away[at - lag] ?? 0);
    return sum;
  });
};

/**
 * How much wider than for independent entries the variance of "mood where the tag is, against where it is not" is,
 * because both come in runs: 1 + 2 sum over k of (1 - k/n) r_tag(k) r_mood(k), r the autocorrelations (Bartlett 1935;
 * Bayley and Hammersley 1946; Clifford, Richardson and Hémon 1989). It needs both to run: a tag without runs costs
 * nothing. At least 1: nobody is surer because things alternate. Both of the same `n` entries.
 */
export const inflationOf = (ofMarks: LagProducts, ofValues: LagProducts, n: number): number => {
  const none = (ofMarks[0] ?? 0) * (ofValues[0] ?? 0);
  if (none === 0) return 1;
  let sum = 0;
  for (let k = 1; k < ofMarks.length; k += 1) sum += (1 - k / n) * (ofMarks[k] ?? 0) * (ofValues[k] ?? 0);
  return Math.max(1, 1 + (2 * sum) / none);
};
