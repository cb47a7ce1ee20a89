import { marksOf } from "./marks.ts";
import { piecesOf } from "./pieces.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { SOMEONE_ID } from "./vocabulary.ts";
import { wordsOf } from "./words.ts";

/** Grows whenever the same text may give other features: a model is fed by the version that it was trained with. */
export const FEATURISER_VERSION = 1;

/** A note as the model reads it: for each word its row in the tables (1 or more) and its mark (0..7). */
export type NoteFeatures = { readonly ids: readonly number[]; readonly marks: readonly number[] };

/** Features of one text of any length and content; both are empty when there are no words in it. */
export function featuresOf(text: string, vocabulary: Vocabulary): NoteFeatures {
  const words = wordsOf(piecesOf(text));
  const wordMarks = marksOf(words);
  const ids: number[] = [];
  const marks: number[] = [];
  for (const [at, word] of words.entries()) {
    const id = vocabulary.idOf(word.text);
    // A name of three words says no more than a name of one.
    if (id === SOMEONE_ID && ids.at(-1) === SOMEONE_ID) continue;
    ids.push(id);
    marks.push(id === SOMEONE_ID ? 0 : (wordMarks[at] ?? 0));
  }
  return { ids, marks };
}
