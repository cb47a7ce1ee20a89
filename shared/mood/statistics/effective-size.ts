/** How far back runs are looked for, in entries. */
const MOST_LAGS = 40;

const centred = (values: ArrayLike<number>): Float64Array => {
  const away = Float64Array.from(values);
  const mean = away.reduce((sum, value) => sum + value, 0) / away.length;
  return away.map((value) => value - mean);
};

/** Sum of the products of values that are `lag` apart. */
const productsAt = (away: Float64Array, lag: number): number => {
  let sum = 0;
  for (let n = lag; n < away.length; n += 1) sum += (away[n] ?? 0) * (away[n - lag] ?? 0);
  return sum;
};

/**
 * How much wider than for independent entries the variance of "mood where the tag is, against where it is not" is,
 * because both come in runs: 1 + 2 sum over k of (1 - k/n) r_tag(k) r_mood(k), r the autocorrelations (Bartlett 1935;
 * Bayley and Hammersley 1946; Clifford, Richardson and Hémon 1989). It needs both to run: a tag without runs costs
 * nothing. At least 1: nobody is surer because things alternate. Both series in the order of time.
 */
export const inflationOf = (marks: ArrayLike<number>, values: ArrayLike<number>): number => {
  const n = marks.length;
  const ofMarks = centred(marks);
  const ofValues = centred(values);
  const none = productsAt(ofMarks, 0) * productsAt(ofValues, 0);
  if (none === 0) return 1;
  let sum = 0;
  for (let k = 1; k <= Math.min(MOST_LAGS, Math.floor(n / 3)); k += 1) {
    sum += (1 - k / n) * productsAt(ofMarks, k) * productsAt(ofValues, k);
  }
  return Math.max(1, 1 + (2 * sum) / none);
};
