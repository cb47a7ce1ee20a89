import { points } from "#shared/mood/insights/number.words.ts";
import type { Effect, Finding } from "#shared/mood/statistics/findings.ts";
import type { Said } from "#shared/mood/insights/insight.words.ts";
import type { ChartTable } from "../../ui/charts/chart.table.ts";

/** One thing that was looked at, what it is called in a table, and what is said of it. */
export type Looked = { readonly name: string; readonly finding: Finding; readonly said: Said };

type Is<K extends Finding["kind"]> = Looked & { readonly finding: Extract<Finding, { readonly kind: K }> };
export type Sorted = {
  /** The largest difference first. */
  readonly associated: readonly Is<"associated">[];
  readonly unsteady: readonly Is<"not_steady">[];
  readonly alike: readonly Is<"nothing_found">[];
  /** Those that lack least first. */
  readonly open: readonly Is<"not_enough">[];
};

const isKind =
  <K extends Finding["kind"]>(kind: K) =>
  (looked: Looked): looked is Is<K> =>
    looked.finding.kind === kind;
const size = ({ finding }: { readonly finding: Effect }): number => Math.abs(finding.shift);

export const sorted = (looked: readonly Looked[]): Sorted => ({
  associated: looked.filter(isKind("associated")).toSorted((a, b) => size(b) - size(a)),
  unsteady: looked.filter(isKind("not_steady")).toSorted((a, b) => size(b) - size(a)),
  alike: looked.filter(isKind("nothing_found")).toSorted((a, b) => size(b) - size(a)),
  open: looked
    .filter(isKind("not_enough"))
    .toSorted((a, b) => b.finding.have / b.finding.need - a.finding.have / a.finding.need),
});

/** Half the width of a scale on which all of these can be seen, in steps of 5 points of 100, at least 15. */
export const reachOf = (effects: readonly Pick<Effect, "low" | "high">[]): number =>
  Math.max(
    0.15,
    ...effects.flatMap(({ low, high }) => [low, high]).map((value) => Math.ceil(Math.abs(value) * 20) / 20),
  );

const HEAD = ["What", "Difference", "Likely between", "With it", "On days", "Without"] as const;
/** The numbers of everything that could be compared. */
export const effectsTable = (caption: string, { associated, unsteady, alike }: Sorted): ChartTable => ({
  caption,
  head: HEAD,
  rows: [...associated, ...unsteady, ...alike].map(({ name, finding }) => [
    name,
    points(finding.shift),
    `${points(finding.low)} and ${points(finding.high)}`,
    String(finding.entriesWith),
    String(finding.daysWith),
    String(finding.entriesWithout),
  ]),
});
