import type { ModelReading, PlainTensor, Tensors } from "../model.ts";
import { EMOTIONS, type NoteAffect } from "./affect.ts";
import { featuresOf } from "./features.ts";
import { readVocabulary } from "./vocabulary.ts";

/** An emotion is told when it is at least this likely, and at most so many are. */
const MIN_SCORE = 0.25;
const MAX_EMOTIONS = 3;

/**
 * How `note-affect` is asked and read. `vocabulary` is what the model itself says as its output `vocabulary` (uint8,
 * [bytes]), whatever it is fed: ask for it once, with `vocabularyFeeds`, when the model is loaded.
 *
 * Feeds: `ids` and `marks`, int32, [notes, words of the longest], padded with 0. Outputs: `valence` and `arousal`,
 * float32, [notes], 0..1; `emotions`, float32, [notes, 28], each 0..1. A note without a known word comes out as 0.5.
 */
export function createNoteReading(vocabulary: Uint8Array): ModelReading<string, NoteAffect> {
  const words = readVocabulary(vocabulary);
  return {
    name: "note-affect",

    feeds(notes) {
      const features = notes.map((note) => featuresOf(note, words));
      const width = Math.max(1, ...features.map(({ ids }) => ids.length));
      const ids = new Int32Array(notes.length * width);
      const marks = new Int32Array(notes.length * width);
      for (const [row, note] of features.entries()) {
        ids.set(note.ids, row * width);
        marks.set(note.marks, row * width);
      }
      return feed(notes.length, width, ids, marks);
    },

    results(outputs, count) {
      const valence = floats(outputs, "valence", count);
      const arousal = floats(outputs, "arousal", count);
      const emotions = floats(outputs, "emotions", count * EMOTIONS.length);
      return Array.from({ length: count }, (_, row) => ({
        valence: valence[row] ?? 0.5,
        arousal: arousal[row] ?? 0.5,
        emotions: told(emotions.subarray(row * EMOTIONS.length, (row + 1) * EMOTIONS.length)),
      }));
    },
  };
}

/** What a freshly loaded model is fed when only its output `vocabulary` is asked for: one note without words. */
export const vocabularyFeeds = (): Tensors => feed(1, 1, new Int32Array(1), new Int32Array(1));

const feed = (rows: number, width: number, ids: Int32Array, marks: Int32Array): Tensors => ({
  ids: { type: "int32", dims: [rows, width], data: ids },
  marks: { type: "int32", dims: [rows, width], data: marks },
});

function floats(outputs: Tensors, name: string, length: number): Float32Array {
  const tensor: PlainTensor | undefined = outputs[name];
  if (tensor?.type !== "float32" || tensor.data.length !== length) {
    throw new TypeError(`note-affect did not say ${length} numbers as "${name}": another model is in its place`);
  }
  return tensor.data;
}

/** The clearest emotions of one note; that it is none of them ("neutral") is no emotion to tell. */
function told(scores: Float32Array): NoteAffect["emotions"] {
  return EMOTIONS.map((emotion, at) => ({ emotion, score: scores[at] ?? 0 }))
    .filter(({ emotion, score }) => emotion !== "neutral" && score >= MIN_SCORE)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MAX_EMOTIONS);
}
