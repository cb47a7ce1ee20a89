import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { compare, type Compared, type Series } from "./compare.ts";
import { lackOf, sidesOf, type Lack, type Sides } from "./enough.ts";
import { hodgesLehmann, type Shift } from "./hodges-lehmann.ts";
import type { MoodPoint } from "./mood-point.ts";
import { twoSidedZ } from "./normal.ts";

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

/** `nothing_found` is not that there is nothing; `not_steady`: more than chance, and not the same in both halves of the history. */
export type Finding =
  | ({ readonly kind: "associated"; readonly direction: "higher" | "lower" } & Effect)
  | ({ readonly kind: "nothing_found" | "not_steady" } & Effect)
  | ({ readonly kind: "not_enough" } & Lack);

/** One thing to compare: which entries it is with, and their values, both in the order of time. */
export type Comparison = { readonly isWith: readonly boolean[]; readonly series: Series };

const effectOf = (
  { isWith, series }: Comparison,
  sides: Sides,
  one: Compared,
  adjustedP: number,
  share: number,
): Effect => {
  const xs = series.values.filter((_, at) => isWith[at] === true);
  const ys = series.values.filter((_, at) => isWith[at] !== true);
  const shift = hodgesLehmann(xs, ys, twoSidedZ(share), one.inflation);
  return { ...sides, ...shift, superiority: one.superiority, p: one.p, adjustedP };
};

/**
 * Benjamini-Hochberg over all comparisons for which there is enough. Associated is what stays under FALSE_SHARE and
 * points the same way in both halves of the history. The interval of what is found holds with
 * 1 - FALSE_SHARE·found/looked at, so that of intervals chosen for being far from 0 no more than that share miss, too
 * (Benjamini and Yekutieli 2005); the others hold with 1 - FALSE_SHARE. `points` in the order of time.
 */
export const findingsOf = (points: readonly MoodPoint[], comparisons: readonly Comparison[]): readonly Finding[] => {
  const looked = comparisons.map((comparison) => {
    const sides = sidesOf(points, comparison.isWith);
    return { comparison, sides, lack: lackOf(sides), one: compare(comparison.isWith, comparison.series) };
  });
  const enough = looked.filter(({ lack }) => lack === null);
  const adjusted = benjaminiHochberg(enough.map(({ one }) => one.p));
  const found = adjusted.filter((p) => p <= FALSE_SHARE).length;
  return looked.map((entry): Finding => {
    const { comparison, sides, lack, one } = entry;
    if (lack !== null) return { kind: "not_enough", ...lack };
    const adjustedP = adjusted[enough.indexOf(entry)] ?? 1;
    const isFound = adjustedP <= FALSE_SHARE;
    const share = isFound ? (FALSE_SHARE * found) / enough.length : FALSE_SHARE;
    const effect = effectOf(comparison, sides, one, adjustedP, share);
    if (!isFound) return { kind: "nothing_found", ...effect };
    if (!one.isSteady) return { kind: "not_steady", ...effect };
    return { kind: "associated", direction: one.superiority > 0.5 ? "higher" : "lower", ...effect };
  });
};
