import { EMOTION_WORDS, nearestWords, quarterOf, type MoodPlace, type Quarter } from "#shared/mood/emotion-words.ts";
import type { MoodWord } from "#shared/schema/mood.ts";
import { settledLine, withoutStrange } from "#shared/schema/signs.ts";

/** A word that can be chosen. `definition`: null = one's own. */
export type PadWord = MoodPlace & { readonly word: string; readonly definition: string | null };
export type WordGroup = { readonly title: string; readonly words: readonly PadWord[] };

const KNOWN = new Set(EMOTION_WORDS.map(({ word }) => word));

/** The pad's words and one's own, which lie where they were put last. */
export const padWords = (used: readonly MoodWord[]): readonly PadWord[] => [...ownWords(used), ...EMOTION_WORDS];

/** The most used first. */
export const ownWords = (used: readonly MoodWord[]): readonly PadWord[] =>
  used
    .filter(({ mood }) => !KNOWN.has(mood.toLowerCase()))
    .map(({ mood, valence, arousal }) => ({ word: mood, valence, arousal, definition: null }));

const QUARTERS: Readonly<Record<Quarter, string>> = {
  pleasant_stirred: "Pleasant and stirred",
  pleasant_calm: "Pleasant and calm",
  unpleasant_stirred: "Unpleasant and stirred",
  unpleasant_calm: "Unpleasant and calm",
};

const fold = (text: string): string => text.trim().toLowerCase();

/** One's own first, then the quarters, those without a match left out. Looks in words and in what they mean. */
export const wordGroups = (used: readonly MoodWord[], search: string): readonly WordGroup[] => {
  const sought = fold(search);
  const fits = ({ word, definition }: PadWord): boolean =>
    word.toLowerCase().includes(sought) || (definition ?? "").toLowerCase().includes(sought);
  const byQuarter = Object.entries(QUARTERS).map(([quarter, title]) => ({
    title,
    words: EMOTION_WORDS.filter((word) => quarterOf(word) === quarter),
  }));
  return [{ title: "Your own words", words: ownWords(used) }, ...byQuarter]
    .map(({ title, words }) => ({ title, words: words.filter(fits) }))
    .filter(({ words }) => words.length > 0);
};

/** A word that is typed and none of those there are; null = there is no such word to make. */
export const newWordOf = (used: readonly MoodWord[], search: string): string | null => {
  const typed = withoutStrange(settledLine(search)).replace(/\s+/g, " ");
  return typed === "" || padWords(used).some(({ word }) => fold(word) === fold(typed)) ? null : typed;
};

/** What is shown around a place: the word that letting go would choose, and those beside it. */
export const wordsNear = (
  place: MoodPlace,
  words: readonly PadWord[],
): { readonly chosen: PadWord | null; readonly beside: readonly PadWord[] } => {
  const [chosen = null, ...beside] = nearestWords(place, words, 10);
  return { chosen, beside };
};
