/** 1..5 of a value 0..1, each a fifth. */
export const stepOf = (value: number): 1 | 2 | 3 | 4 | 5 =>
  value < 0.2 ? 1 : value < 0.4 ? 2 : value < 0.6 ? 3 : value < 0.8 ? 4 : 5;

const PLEASANT = ["very unpleasant", "unpleasant", "in the middle", "pleasant", "very pleasant"] as const;
const STIRRED = ["very calm", "calm", "neither calm nor stirred", "stirred", "very stirred"] as const;

/** Valence, 0..1, in words. */
export const pleasantWords = (valence: number): string => PLEASANT[stepOf(valence) - 1] ?? "";
/** Arousal, 0..1, in words. */
export const stirredWords = (arousal: number): string => STIRRED[stepOf(arousal) - 1] ?? "";
/** "1 mood", "3 moods" */
export const moodsWords = (entries: number): string => (entries === 1 ? "1 mood" : `${entries} moods`);
