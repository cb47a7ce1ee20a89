import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { inflationOf } from "./effective-size.ts";
import { lackOf, sidesOf, type Lack, type Sides } from "./enough.ts";
import { hodgesLehmann, type Shift } from "./hodges-lehmann.ts";
import { mannWhitneyOfRanks } from "./mann-whitney.ts";
import type { MoodPoint } from "./mood-point.ts";
import { twoSidedZ } from "./normal.ts";
import { ranksOf, type Ranks } from "./ranks.ts";

/** At most this share of what is said to be associated is so by chance, on average over people. */
export const FALSE_SHARE = 0.05;

/** Effect and how sure it is; always shown together. */
export type Effect = Sides &
  Shift & {
    /** How often an entry with it is above one without, 0..1. */
    readonly superiority: number;
    readonly p: number;
    /** After Benjamini-Hochberg over all that was looked at. */
    readonly adjustedP: number;
  };

export type Finding =
  | ({ readonly kind: "associated"; readonly direction: "higher" | "lower" } & Effect)
  | ({ readonly kind: "nothing_found" } & Effect)
  | ({ readonly kind: "not_enough" } & Lack);

/** One thing to compare: which entries it is with, and the values, both in the order of `points`. */
export type Comparison = { readonly isWith: readonly boolean[]; readonly values: readonly number[] };

type Compared = Sides & {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly inflation: number;
  readonly superiority: number;
  readonly p: number;
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

const compare = ({ isWith, values }: Comparison, ranked: Ranks, sides: Sides): Compared => {
  const inflation = inflationOf(isWith.map(Number), ranked.ranks);
  const { p, superiority } = mannWhitneyOfRanks(ranked, isWith, inflation);
  const half = Math.floor(values.length / 2);
  const early = gapIn(isWith, ranked.ranks, 0, half);
  const late = gapIn(isWith, ranked.ranks, half, values.length);
  return {
    ...sides,
    xs: values.filter((_, at) => isWith[at] === true),
    ys: values.filter((_, at) => isWith[at] !== true),
    inflation,
    p,
    superiority,
    isSteady: early * late > 0,
  };
};

/**
 * Each comparison by Mann-Whitney, with the variance that runs in both series ask for, and Benjamini-Hochberg over all
 * for which there is enough. Associated is what stays under FALSE_SHARE and points the same way in both halves of the
 * history. The interval of what is associated holds with 1 - FALSE_SHARE·found/looked at, so that also of intervals
 * chosen for being far from 0 no more than that share miss (Benjamini and Yekutieli 2005); the others with
 * 1 - FALSE_SHARE.
 */
export const findingsOf = (points: readonly MoodPoint[], comparisons: readonly Comparison[]): readonly Finding[] => {
  // Most comparisons share their values.
  const rankings = new Map(
    [...new Set(comparisons.map(({ values }) => values))].map((values) => [values, ranksOf(values)]),
  );
  const looked = comparisons.map((comparison) => {
    const sides = sidesOf(points, comparison.isWith);
    return lackOf(sides) ?? compare(comparison, rankings.get(comparison.values) ?? ranksOf(comparison.values), sides);
  });
  const compared = looked.filter((one) => "p" in one);
  const adjusted = benjaminiHochberg(compared.map(({ p }) => p));
  const found = adjusted.filter((p) => p <= FALSE_SHARE).length;
  return looked.map((one): Finding => {
    if (!("p" in one)) return { kind: "not_enough", ...one };
    const { xs, ys, inflation, isSteady, ...shown } = one;
    const adjustedP = adjusted[compared.indexOf(one)] ?? 1;
    const isFound = adjustedP <= FALSE_SHARE;
    const share = isFound ? (FALSE_SHARE * found) / compared.length : FALSE_SHARE;
    const effect: Effect = { ...shown, adjustedP, ...hodgesLehmann(xs, ys, twoSidedZ(share), inflation) };
    if (!isFound || !isSteady) return { kind: "nothing_found", ...effect };
    return { kind: "associated", direction: one.superiority > 0.5 ? "higher" : "lower", ...effect };
  });
};
