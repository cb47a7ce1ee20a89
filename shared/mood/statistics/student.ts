/** P(|T| >= t) of Student's t with a whole number of degrees of freedom (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4). */
export const twoSidedTP = (t: number, degrees: number): number => {
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degrees));
  const square = Math.cos(angle) * Math.cos(angle);
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k < degrees; k += 2) {
    term *= (square * (k - 1)) / k;
    sum += term;
  }
  return 1 - (isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum);
};

/** The t with P(|T| >= t) = p, p in (0, 1); to 1e-10 by halving. */
export const twoSidedT = (p: number, degrees: number): number => {
  let low = 0;
  let high = 1;
  while (twoSidedTP(high, degrees) > p) high *= 2;
  while (high - low > 1e-11 * high) {
    const middle = (low + high) / 2;
    if (twoSidedTP(middle, degrees) > p) low = middle;
    else high = middle;
  }
  return high;
};
