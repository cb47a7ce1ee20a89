import { inflationOf, lagProductsOf, type LagProducts } from "./effective-size.ts";
import { mannWhitneyOfRanks } from "./mann-whitney.ts";
import { ranksOf, type Ranks } from "./ranks.ts";

/** Values in the order of time, with what every comparison of them needs. */
export type Series = { readonly values: readonly number[]; readonly ranked: Ranks; readonly products: LagProducts };

export const seriesOf = (values: readonly number[]): Series => {
  const ranked = ranksOf(values);
  return { values, ranked, products: lagProductsOf(ranked.ranks) };
};

export type Compared = {
  readonly p: number;
  readonly superiority: number;
  readonly inflation: number;
  /** Whether both halves of the history point the same way. */
  readonly isSteady: boolean;
};

/** Mean rank of those with it above those without, between two places; 0 where one side is empty. */
const gapIn = (isWith: readonly boolean[], ranks: readonly number[], from: number, until: number): number => {
  let [withIt, without, rankWith, rankWithout] = [0, 0, 0, 0];
  for (let at = from; at < until; at += 1) {
    if (isWith[at] === true) [withIt, rankWith] = [withIt + 1, rankWith + (ranks[at] ?? 0)];
    else [without, rankWithout] = [without + 1, rankWithout + (ranks[at] ?? 0)];
  }
  return withIt === 0 || without === 0 ? 0 : rankWith / withIt - rankWithout / without;
};

/** Values with something against values without it: Mann-Whitney with the variance that runs in both ask for. */
export const compare = (isWith: readonly boolean[], { ranked, products }: Series): Compared => {
  const n = isWith.length;
  const inflation = inflationOf(lagProductsOf(isWith.map(Number)), products, n);
  const { p, superiority } = mannWhitneyOfRanks(ranked, isWith, inflation);
  const half = Math.floor(n / 2);
  const isSteady = gapIn(isWith, ranked.ranks, 0, half) * gapIn(isWith, ranked.ranks, half, n) > 0;
  return { p, superiority, inflation, isSteady };
};
