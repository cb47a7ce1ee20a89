/**
 * What a device answers from the days that it keeps. The server answers the same from its tables.
 *  K1  a range is answered if its first day is kept; days after the last are empty, as far as is known here.
 *  K2  days and hours are those of the zone in which a mood was felt; means are over entries.
 */
import { dayAfter, localTime } from "#shared/mood/local-time.ts";
import type { MoodDay, MoodHour, MoodTag, MoodView, MoodWord } from "#shared/schema/mood.ts";
import type { Diary } from "./mood.vault.port.ts";

export const DIARY_DAYS = 60;

/** The days that are kept on a day of the device, and a day ahead for who travels west. */
export const diaryDays = (today: string): { readonly from: string; readonly until: string } => ({
  from: dayAfter(today, 1 - DIARY_DAYS),
  until: dayAfter(today, 1),
});

const newestFirst = (a: MoodView, b: MoodView): number => b.feltAtMs - a.feltAtMs || (a.id < b.id ? 1 : -1);

/** With an entry as it is now. */
export const withEntry = (diary: Diary, entry: MoodView): Diary => {
  const others = diary.moods.filter(({ id }) => id !== entry.id);
  const isIn = entry.day >= diary.from;
  return { ...diary, moods: isIn ? [...others, entry].toSorted(newestFirst) : others };
};
export const withoutEntry = (diary: Diary, id: string): Diary => ({
  ...diary,
  moods: diary.moods.filter((entry) => entry.id !== id),
});

/** Null: not all of these days are kept. */
export const moodsBetween = (diary: Diary, from: string, until: string): readonly MoodView[] | null =>
  from < diary.from ? null : diary.moods.filter(({ day }) => day >= from && day <= until);

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const meansOf = (moods: readonly MoodView[]) => ({
  entries: moods.length,
  valence: meanOf(moods.map(({ valence }) => valence)),
  arousal: meanOf(moods.map(({ arousal }) => arousal)),
});
const groupsOf = (moods: readonly MoodView[], keysOf: (mood: MoodView) => readonly string[]) => {
  const groups = new Map<string, MoodView[]>();
  for (const mood of moods) for (const key of keysOf(mood)) groups.set(key, [...(groups.get(key) ?? []), mood]);
  return groups;
};

/** Those with moods, the first day first. */
export const daysOf = (moods: readonly MoodView[]): readonly MoodDay[] =>
  [...groupsOf(moods, ({ day }) => [day])]
    .map(([day, group]) => {
      const valences = group.map(({ valence }) => valence);
      return { day, ...meansOf(group), lowest: Math.min(...valences), highest: Math.max(...valences) };
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));

export const hoursOf = (moods: readonly MoodView[]): readonly MoodHour[] => {
  const placeOf = ({ timeZone, feltAtMs }: MoodView): string => {
    const { weekday, minutes } = localTime(timeZone, feltAtMs);
    return `${weekday} ${Math.floor(minutes / 60)}`;
  };
  return [...groupsOf(moods, (mood) => [placeOf(mood)])]
    .map(([place, group]) => {
      const [weekday = 0, hour = 0] = place.split(" ").map(Number);
      return { weekday, hour, ...meansOf(group) };
    })
    .toSorted((a, b) => a.weekday - b.weekday || a.hour - b.hour);
};

const mostFirst = (a: { readonly entries: number }, b: { readonly entries: number }): number => b.entries - a.entries;

/** Written as on the newest mood that has it; the most used first. */
export const tagsOf = (moods: readonly MoodView[]): readonly MoodTag[] =>
  [...groupsOf(moods, ({ tags }) => tags.map((tag) => tag.toLowerCase()))]
    .map(([key, group]) => ({
      tag: group[0]?.tags.find((tag) => tag.toLowerCase() === key) ?? key,
      ...meansOf(group),
    }))
    .toSorted(mostFirst);

/** Each where it was put last; the most used first. */
export const wordsOf = (moods: readonly MoodView[]): readonly MoodWord[] =>
  [...groupsOf(moods, ({ mood }) => [mood.toLowerCase()])]
    .flatMap(([, group]) => {
      const [newest] = group;
      if (newest === undefined) return [];
      const { mood, valence, arousal } = newest;
      return [{ mood, entries: group.length, valence, arousal }];
    })
    .toSorted(mostFirst);
