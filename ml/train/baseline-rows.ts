import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { casesOf } from "../eval/forecast-case.ts";
import { BUCKETS, hashedText } from "../eval/hashed-text.ts";
import { readMoodFile } from "../eval/mood-file.ts";
import { readNoteFile } from "../eval/note-file.ts";
import { windowOf } from "../eval/window.ts";

/** `node ml/train/baseline-rows.ts DATA_DIR FOLDER`: what baselines.py learns from, as the evaluation computes it. */
const [data = "", folder = ""] = process.argv.slice(2);
const FIRST_LEARNT = 3;
mkdirSync(folder, { recursive: true });
const write = (name: string, array: Float64Array | Float32Array | Int32Array): void =>
  writeFileSync(join(folder, name), new Uint8Array(array.buffer));

const { people } = readMoodFile(join(data, "covidaffect", "covidaffect-train.tsv"));
const windows = people
  .flatMap(casesOf)
  .filter(({ ask }) => ask.entries.length >= FIRST_LEARNT)
  .map(({ ask, next }) => [...windowOf(ask), next.valence, next.arousal]);
write("windows.f64", Float64Array.from(windows.flat()));
writeFileSync(join(folder, "windows.json"), JSON.stringify({ columns: windows[0]?.length ?? 0 }));

const notes = readNoteFile(join(data, "emobank", "emobank-train-dev.csv")).notes.filter(
  ({ split }) => split === "train",
);
const texts = notes.map(({ text }) => [...hashedText(text)]);
let start = 0;
const starts = [0, ...texts.map((text) => (start += text.length))];
write("texts.places.i32", Int32Array.from(texts.flatMap((text) => text.map(([place]) => place))));
write("texts.values.f32", Float32Array.from(texts.flatMap((text) => text.map(([, weight]) => weight))));
write("texts.starts.i32", Int32Array.from(starts));
write("texts.truth.f64", Float64Array.from(notes.flatMap(({ valence, arousal }) => [valence, arousal])));
writeFileSync(join(folder, "texts.json"), JSON.stringify({ buckets: BUCKETS }));
