/**
 * The `share` quantile, 0..1, of numbers in any order: the smallest of them that at least that share does not exceed
 * (nearest rank, R-1 of Hyndman and Fan 1996). It is one that was measured, never a value between two. NaN for none.
 */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
