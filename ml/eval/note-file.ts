import { numberIn, readTable } from "./table-file.ts";

/** A text with its judged affect, 0..1. */
export type JudgedNote = {
  readonly text: string;
  readonly valence: number;
  readonly arousal: number;
  readonly split: string;
};
export type NoteFile = { readonly name: string; readonly bytes: Buffer; readonly notes: readonly JudgedNote[] };

/** Reads comma-separated texts in EmoBank's format: V and A 1..5, `split` if there is one. Throws `FileProblem`. */
export function readNoteFile(path: string): NoteFile {
  const { name, bytes, rows } = readTable(path, ",", ["V", "A", "text"]);
  const notes = rows.map((row) => ({
    text: row.cells["text"] ?? "",
    valence: (numberIn(name, row, "V", 1, 5) - 1) / 4,
    arousal: (numberIn(name, row, "A", 1, 5) - 1) / 4,
    split: row.cells["split"]?.trim() ?? "",
  }));
  return { name, bytes, notes };
}
