/** How far one sample lies above another, and between which bounds that is likely. */
export type Shift = { readonly shift: number; readonly low: number; readonly high: number };

/** How many differences x - y are at most `limit`; both sorted. */
const countUpTo = (xs: Float64Array, ys: Float64Array, limit: number): number => {
  let count = 0;
  let from = 0;
  for (let at = 0; at < xs.length; at += 1) {
    const x = xs[at] ?? 0;
    while (from < ys.length && x - (ys[from] ?? 0) > limit) from += 1;
    count += ys.length - from;
  }
  return count;
};

/** The differences above `low` and up to `high`, sorted; both samples sorted. */
const differencesIn = (xs: Float64Array, ys: Float64Array, low: number, high: number): Float64Array => {
  const found: number[] = [];
  let from = 0;
  for (let n = 0; n < xs.length; n += 1) {
    const x = xs[n] ?? 0;
    while (from < ys.length && x - (ys[from] ?? 0) > high) from += 1;
    for (let at = from; at < ys.length && x - (ys[at] ?? 0) > low; at += 1) found.push(x - (ys[at] ?? 0));
  }
  return Float64Array.from(found).sort();
};

/** The `rank`-th smallest difference x - y, from 1: halves their range until few are left, and sorts those. */
const difference = (xs: Float64Array, ys: Float64Array, rank: number): number => {
  let low = (xs[0] ?? 0) - (ys.at(-1) ?? 0);
  let high = (xs.at(-1) ?? 0) - (ys[0] ?? 0);
  let upToLow = countUpTo(xs, ys, low);
  let upToHigh = xs.length * ys.length;
  if (upToLow >= rank) return low;
  while (upToHigh - upToLow > xs.length + ys.length) {
    const middle = (low + high) / 2;
    // As many are alike as that: nothing lies between.
    if (middle <= low || middle >= high) return high;
    const count = countUpTo(xs, ys, middle);
    if (count >= rank) [high, upToHigh] = [middle, count];
    else [low, upToLow] = [middle, count];
  }
  return differencesIn(xs, ys, low, high)[rank - upToLow - 1] ?? high;
};

/**
 * The median of all differences between one of `xs` and one of `ys`, neither empty (Hodges and Lehmann 1963), and the
 * interval that Mann-Whitney with this `z` and `inflation` does not refuse (Moses; Lehmann 1975, 2.3).
 */
export const hodgesLehmann = (xs: readonly number[], ys: readonly number[], z: number, inflation = 1): Shift => {
  const up = Float64Array.from(xs).sort();
  const down = Float64Array.from(ys).sort();
  const pairs = up.length * down.length;
  const lower = difference(up, down, Math.floor((pairs + 1) / 2));
  const upper = pairs % 2 === 1 ? lower : difference(up, down, pairs / 2 + 1);
  const spread = z * Math.sqrt((pairs * (up.length + down.length + 1) * inflation) / 12);
  const outside = Math.max(1, Math.floor(pairs / 2 - spread));
  return {
    shift: (lower + upper) / 2,
    low: difference(up, down, outside),
    high: difference(up, down, pairs + 1 - outside),
  };
};
