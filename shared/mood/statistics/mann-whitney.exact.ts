/**
 * P(U >= u) when all ways of choosing n of n + m ranks are equally likely, u whole: the ways to each value of U are the
 * coefficients of a Gaussian binomial (Mann and Whitney 1947; David and Barton 1962), counted from the thin end, where
 * they are small whole numbers.
 */
export const exactTailOf = (n: number, m: number, u: number): number => {
  const few = Math.min(n, m);
  const many = Math.max(n, m);
  const end = few * many - u;
  if (end < 0) return 0;
  const ways = new Float64Array(end + 1);
  ways[0] = 1;
  let all = 1;
  for (let i = 1; i <= few; i += 1) {
    for (let at = end; at >= many + i; at -= 1) ways[at] = (ways[at] ?? 0) - (ways[at - many - i] ?? 0);
    for (let at = i; at <= end; at += 1) ways[at] = (ways[at] ?? 0) + (ways[at - i] ?? 0);
    all = (all * (many + i)) / i;
  }
  return ways.reduce((sum, way) => sum + way, 0) / all;
};
