/**
 * Coefficients of a ridge regression without intercept: the b that makes sum (y - x·b)² + sum penalty·b² least (Hoerl
 * and Kennard 1970), by Cholesky. `rows`: n of equal length k; `penalties`: k, each above 0, so that there is one answer
 * whatever the rows are.
 */
export const ridge = (
  rows: readonly (readonly number[])[],
  ys: readonly number[],
  penalties: readonly number[],
): readonly number[] => {
  const size = penalties.length;
  const left = penalties.map((penalty, at) => penalties.map((_, other) => (at === other ? penalty : 0)));
  const right = penalties.map(() => 0);
  for (const [n, row] of rows.entries()) {
    for (const [at, x] of row.entries()) {
      if (x === 0) continue;
      right[at] = (right[at] ?? 0) + x * (ys[n] ?? 0);
      const line = left[at] ?? [];
      for (let other = 0; other <= at; other += 1) line[other] = (line[other] ?? 0) + x * (row[other] ?? 0);
    }
  }
  return solved(left, right, size);
};

/** Solves left·b = right for a symmetric positive definite matrix of which the lower half is read; changes both. */
const solved = (left: number[][], right: number[], size: number): readonly number[] => {
  const of = (row: number, column: number): number => left[row]?.[column] ?? 0;
  for (let row = 0; row < size; row += 1) {
    const line = left[row] ?? [];
    for (let column = 0; column <= row; column += 1) {
      let sum = of(row, column);
      for (let k = 0; k < column; k += 1) sum -= of(row, k) * of(column, k);
      line[column] = row === column ? Math.sqrt(sum) : sum / of(column, column);
    }
  }
  for (let row = 0; row < size; row += 1) {
    let sum = right[row] ?? 0;
    for (let k = 0; k < row; k += 1) sum -= of(row, k) * (right[k] ?? 0);
    right[row] = sum / of(row, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = right[row] ?? 0;
    for (let k = row + 1; k < size; k += 1) sum -= of(k, row) * (right[k] ?? 0);
    right[row] = sum / of(row, row);
  }
  return right;
};
