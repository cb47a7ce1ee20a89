/**
 * The p of each of several tests after correction for how many there are, in their order: the least share of false
 * ones among those called found at which this one is found, too (Benjamini and Hochberg 1995; it also holds for tests
 * that rise and fall together: Benjamini and Yekutieli 2001).
 */
export const benjaminiHochberg = (ps: readonly number[]): readonly number[] => {
  const order = ps.map((_, at) => at).sort((a, b) => (ps[b] ?? 1) - (ps[a] ?? 1));
  const adjusted = ps.map(() => 1);
  let least = 1;
  for (const [done, at] of order.entries()) {
    least = Math.min(least, ((ps[at] ?? 1) * ps.length) / (ps.length - done));
    adjusted[at] = least;
  }
  return adjusted;
};
