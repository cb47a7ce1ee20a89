/** Pearson's r of two rows of numbers; NaN where one does not vary. `drawn` picks places, with repeats. */
export function pearson(a: readonly number[], b: readonly number[], drawn: readonly number[] = [...a.keys()]): number {
  let sumA = 0;
  let sumB = 0;
  for (const at of drawn) {
    sumA += a[at] ?? 0;
    sumB += b[at] ?? 0;
  }
  const meanA = sumA / drawn.length;
  const meanB = sumB / drawn.length;
  let together = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (const at of drawn) {
    const offA = (a[at] ?? 0) - meanA;
    const offB = (b[at] ?? 0) - meanB;
    together += offA * offB;
    squaresA += offA * offA;
    squaresB += offB * offB;
  }
  const spread = Math.sqrt(squaresA * squaresB);
  return spread > 1e-12 ? together / spread : Number.NaN;
}
