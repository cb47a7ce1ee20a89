/** What Daylio calls its five moods, the best first. */
export const FIVE = ["rad", "good", "meh", "bad", "awful"] as const;
export type OneOfFive = (typeof FIVE)[number];
/** Each 0..1. */
export type Place = { readonly valence: number; readonly arousal: number; readonly intensity: number };

/**
 * Where the five lie. Daylio asks only how good it is, so valence is in even steps and arousal close to the middle, which says
 * least; intensity grows with the distance from "meh".
 */
export const PLACES: Readonly<Record<OneOfFive, Place>> = {
  rad: { valence: 0.9, arousal: 0.6, intensity: 0.8 },
  good: { valence: 0.7, arousal: 0.5, intensity: 0.6 },
  meh: { valence: 0.5, arousal: 0.4, intensity: 0.4 },
  bad: { valence: 0.3, arousal: 0.5, intensity: 0.6 },
  awful: { valence: 0.1, arousal: 0.6, intensity: 0.8 },
};

/** Words are one if they differ in capitals only. */
export const wordKey = (word: string): string => word.normalize("NFC").trim().toLowerCase();

export const fiveOfWord = (word: string): OneOfFive | null => FIVE.find((one) => one === wordKey(word)) ?? null;

/** Of the five the one closest to how pleasant somebody's own word is, 0..1. */
export const fiveNear = (valence: number): OneOfFive =>
  FIVE.reduce((best, one) =>
    Math.abs(PLACES[one].valence - valence) < Math.abs(PLACES[best].valence - valence) ? one : best,
  );
