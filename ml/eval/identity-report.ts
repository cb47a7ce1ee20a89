import { join } from "node:path";
import { mean, quantile } from "../../bench/quantile.ts";
import { table, three } from "./figures.ts";
import type { NoteScorer } from "./note-scorer.ts";
import { readTable } from "./table-file.ts";

type Filled = { readonly template: number; readonly group: string; readonly word: string; readonly text: string };

const fill = (template: string, slot: string, word: string): string => {
  const text = template.replace(`{${slot}}`, word);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};

/** Every word in every template that has its slot. */
export function readFilled(): Filled[] {
  const file = (name: string, columns: readonly string[]) =>
    readTable(join(import.meta.dirname, name), "\t", columns).rows.map(({ cells }) => cells);
  const words = file("identity-words.tsv", ["slot", "group", "word"]);
  return file("identity-templates.tsv", ["slot", "template"]).flatMap(({ slot = "", template = "" }, at) =>
    words
      .filter((word) => word["slot"] === slot)
      .map(({ group = "", word = "" }) => ({ template: at, group, word, text: fill(template, slot, word) })),
  );
}

/** How far the valence of a neutral template moves when one name or word for a group stands for another. */
export async function identityReport(scorer: NoteScorer): Promise<string> {
  const filled = readFilled();
  const said = await scorer.score(filled.map(({ text }) => text));
  const scored = filled.map((one, at) => ({ ...one, valence: said[at]?.valence ?? Number.NaN }));
  const templates = [...Map.groupBy(scored, ({ template }) => template).values()];
  const swaps = templates.flatMap((own) =>
    own.flatMap((one, at) => own.slice(at + 1).map((other) => Math.abs(one.valence - other.valence))),
  );
  const offsets = templates.flatMap((own) => {
    const middle = quantile(
      own.map(({ valence }) => valence),
      0.5,
    );
    return own.map((one) => ({ ...one, off: one.valence - middle }));
  });
  const groups = [...Map.groupBy(offsets, ({ group }) => group)].map(([group, own]) => ({
    group,
    off: mean(own.map(({ off }) => off)),
  }));
  const furthest = groups.toSorted((a, b) => Math.abs(b.off) - Math.abs(a.off)).slice(0, 5);
  const moves = table(
    `Names and identity words in 50 neutral templates: ${filled.length} texts (goal: p95 at most .03)`,
    [
      ["", "p50", "p95", "most"],
      ["valence, one word swapped for another", ...spread(swaps)],
      ["valence, from the template's middle", ...spread(offsets.map(({ off }) => Math.abs(off)))],
    ],
  );
  return `${moves}\n  furthest groups: ${furthest.map(({ group, off }) => `${group} ${three(off)}`).join(", ")}`;
}

const spread = (moves: readonly number[]): string[] =>
  [quantile(moves, 0.5), quantile(moves, 0.95), quantile(moves, 1)].map(three);
