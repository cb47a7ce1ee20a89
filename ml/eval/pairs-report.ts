import { join } from "node:path";
import { bootstrap } from "./bootstrap.ts";
import { mean } from "../../bench/quantile.ts";
import { between, table, three } from "./figures.ts";
import type { NoteScorer } from "./note-scorer.ts";
import { readTable } from "./table-file.ts";

type Pair = {
  readonly higher: string;
  readonly lower: string;
  readonly of: "valence" | "arousal";
  readonly kind: string;
};

export function readPairs(): Pair[] {
  const { rows } = readTable(join(import.meta.dirname, "note-pairs.tsv"), "\t", [
    "higher",
    "lower",
    "dimension",
    "kind",
  ]);
  return rows.map(({ cells }) => ({
    higher: cells["higher"] ?? "",
    lower: cells["lower"] ?? "",
    of: cells["dimension"] === "arousal" ? "arousal" : "valence",
    kind: cells["kind"] ?? "",
  }));
}

/** Share of pairs that each scorer puts in the right order, by kind. A tie is wrong. */
export async function pairsReport(scorers: readonly NoteScorer[]): Promise<string> {
  const pairs = readPairs();
  const columns = await Promise.all(
    scorers.map(async ({ score }) => {
      const higher = await score(pairs.map((pair) => pair.higher));
      const lower = await score(pairs.map((pair) => pair.lower));
      return pairs.map(({ of }, at) => ((higher[at]?.[of] ?? 0) > (lower[at]?.[of] ?? 0) ? 1 : 0));
    }),
  );
  const row = (name: string, holds: (pair: Pair) => boolean): string[] => {
    const places = [...pairs.keys()].filter((at) => holds(pairs[at] as Pair)); // as: a place of it
    const cells = columns.map((right) => {
      const own = places.map((at) => right[at] ?? 0);
      const interval = bootstrap(own.length, (drawn) => mean(drawn.map((at) => own[at] ?? 0)));
      return `${three(mean(own))} ${between(interval)}`;
    });
    return [name, String(places.length), ...cells];
  };
  const kinds = [...new Set(pairs.map(({ kind }) => kind))];
  return table("Pairs of diary-like notes in the right order (goal .90; intervals over pairs)", [
    ["", "n", ...scorers.map(({ name }) => name)],
    row("all", () => true),
    row("valence", ({ of }) => of === "valence"),
    row("arousal", ({ of }) => of === "arousal"),
    row("any negation", ({ kind }) => kind.startsWith("negation")),
    ...kinds.map((kind) => row(kind, (pair) => pair.kind === kind)),
  ]);
}
