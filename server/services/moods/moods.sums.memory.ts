import { localTime } from "#shared/mood/local-time.ts";
import {
  tagKey,
  type MoodDay,
  type MoodDraft,
  type MoodHour,
  type MoodTag,
  type MoodView,
  type MoodWord,
} from "#shared/schema/mood.ts";

const MOST = 100;

type Place = Pick<MoodDraft, "valence" | "arousal">;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const placeOf = (moods: readonly Place[]) => ({
  entries: moods.length,
  valence: mean(moods.map(({ valence }) => valence)),
  arousal: mean(moods.map(({ arousal }) => arousal)),
});
const byName = <T extends string | number>(one: readonly [T, unknown], other: readonly [T, unknown]): number =>
  one[0] < other[0] ? -1 : 1;
const mostUsed = <T extends { readonly entries: number }>(sums: readonly T[]): readonly T[] =>
  sums.toSorted((one, other) => other.entries - one.entries).slice(0, MOST);

export const daysOf = (moods: readonly MoodView[]): readonly MoodDay[] =>
  [...Map.groupBy(moods, ({ day }) => day)].toSorted(byName).map(([day, own]) => {
    const valences = own.map(({ valence }) => valence);
    return { day, ...placeOf(own), lowest: Math.min(...valences), highest: Math.max(...valences) };
  });

export const hoursOf = (moods: readonly MoodView[]): readonly MoodHour[] => {
  const hourOf = ({ timeZone, feltAtMs }: MoodView): number => {
    const { weekday, minutes } = localTime(timeZone, feltAtMs);
    return weekday * 24 + Math.floor(minutes / 60);
  };
  return [...Map.groupBy(moods, hourOf)]
    .toSorted(byName)
    .map(([at, own]) => ({ weekday: Math.floor(at / 24), hour: at % 24, ...placeOf(own) }));
};

/** `moods`: the newest first; a tag is written as it was last. */
export const tagsOf = (moods: readonly MoodView[]): readonly MoodTag[] => {
  const tagged = moods.flatMap((mood) => mood.tags.map((tag) => ({ tag, mood })));
  const grouped = [...Map.groupBy(tagged, ({ tag }) => tagKey(tag))].toSorted(byName);
  return mostUsed(grouped.map(([key, own]) => ({ tag: own[0]?.tag ?? key, ...placeOf(own.map(({ mood }) => mood)) })));
};

/** `moods`: the newest first; words that differ in capitals only are one. */
export const wordsOf = (moods: readonly MoodView[]): readonly MoodWord[] =>
  mostUsed(
    [...Map.groupBy(moods, ({ mood }) => tagKey(mood))]
      .toSorted(byName)
      .flatMap(([, own]) =>
        own.slice(0, 1).map(({ mood, valence, arousal }) => ({ mood, entries: own.length, valence, arousal })),
      ),
  );
