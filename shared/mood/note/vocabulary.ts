import { SOMEONE } from "./people.ts";

/** Row of the model's tables for nothing: padding. */
export const PADDING_ID = 0;
/** Row for whoever it is, and for every word that the vocabulary does not have. */
export const SOMEONE_ID = 1;

/** From a word in lower case to its row, 1 or more. */
export type Vocabulary = { readonly idOf: (word: string) => number };

const LONG = /(\p{L})\1{2,}/gu;
/** Endings that leave the feeling of a word as it is, the longest first. */
const ENDINGS = ["ness", "ing", "ed", "ly", "es", "er", "s", "d", "y"];

/** Reads the model's output `vocabulary`: UTF-8, a word a line, in the order of their rows from 2 on. */
export function readVocabulary(bytes: Uint8Array): Vocabulary {
  const rows = new Map<string, number>([[SOMEONE, SOMEONE_ID]]);
  for (const [at, word] of new TextDecoder().decode(bytes).split("\n").entries()) rows.set(word, at + 2);
  const seen = (word: string): number | undefined => rows.get(word);

  /** "sooo" is "so", "cuddling" may be "cuddle": the nearest word that is known. */
  const near = (word: string): number => {
    if (LONG.test(word)) {
      LONG.lastIndex = 0;
      const known = seen(word.replaceAll(LONG, "$1$1")) ?? seen(word.replaceAll(LONG, "$1"));
      if (known !== undefined) return known;
    }
    for (const ending of ENDINGS) {
      if (!word.endsWith(ending) || word.length < ending.length + 4) continue;
      const stem = word.slice(0, -ending.length);
      const known = seen(stem) ?? seen(`${stem}e`);
      if (known !== undefined) return known;
    }
    return SOMEONE_ID;
  };
  return { idOf: (word) => seen(word) ?? near(word) };
}
