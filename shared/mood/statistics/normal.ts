const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
/** Where the series of erf gives way to the continued fraction of erfc. */
const SERIES_UNTIL = 2.5;

/** erf as a sum of positive terms: no cancellation (Abramowitz and Stegun 1964, 7.1.6). */
const erfSeries = (x: number): number => {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return TWO_OVER_SQRT_PI * Math.exp(-x * x) * sum;
};

/** erfc as a continued fraction, from its end (Abramowitz and Stegun 1964, 7.1.14). */
const erfcFraction = (x: number): number => {
  let below = x;
  for (let n = 80; n >= 1; n -= 1) below = x + n / 2 / below;
  return Math.exp(-x * x) / below / Math.sqrt(Math.PI);
};

/** P(|Z| >= |z|) of a standard normal variable; relative error about 1e-13. */
export const twoSidedP = (z: number): number => {
  const x = Math.abs(z) / Math.SQRT2;
  return x < SERIES_UNTIL ? 1 - erfSeries(x) : erfcFraction(x);
};

/** The z with P(|Z| >= z) = p, for p in (0, 1]; to 1e-12 by halving. */
export const twoSidedZ = (p: number): number => {
  let low = 0;
  let high = 40;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (twoSidedP(middle) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
