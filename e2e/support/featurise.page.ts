import { featuresOf } from "#shared/mood/note/features.ts";
import { readVocabulary } from "#shared/mood/note/vocabulary.ts";

/** Rows and marks of each text, as a page works them out. */
export const featurise = (vocabulary: readonly number[], texts: readonly string[]) => {
  const words = readVocabulary(new Uint8Array(vocabulary));
  return texts.map((text) => featuresOf(text, words));
};
