import { dayNumberOf, weekdayOfNumber } from "../day-number.ts";
import { inOrder, type HugMoments, type MoodPoint } from "../statistics/mood-point.ts";
import { withSpelledTags } from "./spelled-tags.ts";

/** An entry as it travels: as little as can be, never its note. `atMs`: when it was felt, ms since 1970. */
export type PackedMood = readonly [
  id: string,
  atMs: number,
  day: string,
  minutes: number,
  valence: number,
  arousal: number,
  tags: readonly string[],
];
/** What a person's insights are computed from, in any order. */
export type PackedMoods = HugMoments & { readonly moods: readonly PackedMood[] };

/** So many entries are looked at, the newest: years of a diary. */
export const ENTRIES_LOOKED_AT = 5_000;

/** In the order of time, with tags spelled as they were last. */
export const pointsOf = (moods: readonly PackedMood[]): readonly MoodPoint[] => {
  const points = moods.map(([id, atMs, day, minutes, valence, arousal, tags]) => ({
    id,
    atMs,
    day,
    minutes,
    weekday: weekdayOfNumber(dayNumberOf(day)),
    valence,
    arousal,
    tags,
  }));
  return withSpelledTags(inOrder(points));
};
