import { exactTailOf } from "./mann-whitney.exact.ts";
import { twoSidedP } from "./normal.ts";
import { ranksOf, type Ranks } from "./ranks.ts";

/** Up to this many on the smaller side, and without ties, the p is exact. */
const EXACT_UP_TO = 8;

export type MannWhitney = {
  /** Pairs in which the one of the first sample is the higher, ties as one half: 0..pairs. */
  readonly u: number;
  /** Two-sided. 1 where a sample is empty or all are alike. */
  readonly p: number;
  /** u / pairs: how often one of the first is above one of the second, 0..1; 0.5 = no difference (Vargha and Delaney 2000). */
  readonly superiority: number;
};

/**
 * Whether one of two samples tends to be higher (Mann and Whitney 1947), from the ranks of both together: exact for
 * small samples without ties, else the normal approximation with corrections for ties and continuity (Lehmann 1975,
 * 1.2 and 1.4). `isFirst`: which of the ranks belong to the first sample.
 *
 * `inflation` is by how much dependence between the values widens the variance of U (see `effective-size.ts`), 1 for
 * independent ones; with more than 1 the p is never exact.
 */
export const mannWhitneyOfRanks = ({ ranks, ties }: Ranks, isFirst: readonly boolean[], inflation = 1): MannWhitney => {
  const n = ranks.length;
  let first = 0;
  let rankSum = 0;
  for (let at = 0; at < n; at += 1) {
    if (isFirst[at] !== true) continue;
    first += 1;
    rankSum += ranks[at] ?? 0;
  }
  const pairs = first * (n - first);
  if (pairs === 0) return { u: 0, p: 1, superiority: 0.5 };
  const u = rankSum - (first * (first + 1)) / 2;
  const superiority = u / pairs;
  if (ties === 0 && inflation === 1 && Math.min(first, n - first) <= EXACT_UP_TO) {
    return { u, p: Math.min(1, 2 * exactTailOf(first, n - first, Math.max(u, pairs - u))), superiority };
  }
  const variance = (pairs / 12) * (n + 1 - ties / (n * (n - 1))) * inflation;
  const away = Math.max(0, Math.abs(u - pairs / 2) - 0.5);
  return { u, p: variance > 0 ? twoSidedP(away / Math.sqrt(variance)) : 1, superiority };
};

export const mannWhitney = (xs: readonly number[], ys: readonly number[]): MannWhitney => {
  const all = [...xs, ...ys];
  return mannWhitneyOfRanks(
    ranksOf(all),
    all.map((_, at) => at < xs.length),
  );
};
