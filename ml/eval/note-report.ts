import { bootstrap } from "./bootstrap.ts";
import { mean } from "../../bench/quantile.ts";
import { between, table, three } from "./figures.ts";
import type { JudgedNote, NoteFile } from "./note-file.ts";
import type { Affect, NoteScorer } from "./note-scorer.ts";
import { pearson } from "./pearson.ts";

export type NoteFigures = { n: number; valenceR: number; arousalR: number };

/** Tables of how each scorer's figures go with the judged ones, by split and in all; the first scorer is in the last line. */
export async function noteReport(
  { notes }: NoteFile,
  scorers: readonly NoteScorer[],
): Promise<readonly [string[], NoteFigures]> {
  const texts = notes.map(({ text }) => text);
  const said = await Promise.all(scorers.map(async ({ name, score }) => ({ name, affects: await score(texts) })));
  const splits = [...new Set(notes.map(({ split }) => split))];
  const parts =
    splits.length > 1 ? splits.map((split) => ({ split, holds: (note: JudgedNote) => note.split === split })) : [];
  const tables = [{ split: splits.length > 1 ? "all" : (splits[0] ?? ""), holds: () => true }, ...parts].map(
    ({ split, holds }) => {
      const places = [...notes.keys()].filter((at) => holds(notes[at] ?? emptyNote));
      const rows = said.flatMap(({ name, affects }) => [rowOf(name, notes, affects, places)]);
      const head = ["", "valence r", "95 %", "MAE", "arousal r", "95 %", "MAE"];
      return table(`Notes${split ? `, ${split}` : ""}: ${places.length} texts (intervals over texts)`, [head, ...rows]);
    },
  );
  const first = said[0]?.affects ?? [];
  const figures = {
    n: notes.length,
    valenceR: correlation(notes, first, "valence"),
    arousalR: correlation(notes, first, "arousal"),
  };
  return [tables, figures];
}

const emptyNote: JudgedNote = { text: "", valence: 0.5, arousal: 0.5, split: "" };

const correlation = (notes: readonly Affect[], said: readonly Affect[], of: keyof Affect): number =>
  pearson(
    notes.map((note) => note[of]),
    said.map((affect) => affect[of]),
  );

function rowOf(name: string, notes: readonly Affect[], said: readonly Affect[], places: readonly number[]): string[] {
  const cells = (["valence", "arousal"] as const).flatMap((of) => {
    const truth = places.map((at) => notes[at]?.[of] ?? Number.NaN);
    const guess = places.map((at) => said[at]?.[of] ?? Number.NaN);
    const interval = bootstrap(places.length, (drawn) => pearson(truth, guess, drawn));
    const error = mean(truth.map((value, at) => Math.abs(value - (guess[at] ?? Number.NaN))));
    return [three(pearson(truth, guess)), between(interval), name === "lexicon sum" ? "" : three(error)];
  });
  return [name, ...cells];
}
