import { dayAfter, weekdayOf } from "#shared/mood/local-time.ts";
import type { MoodDay } from "#shared/schema/mood.ts";
import { periodOf, type Period } from "./period.ts";

export type CalendarDay = {
  readonly day: string;
  /** False: it fills up a week. */
  readonly isIn: boolean;
  readonly isToday: boolean;
  readonly isAhead: boolean;
  /** Null = none is known. */
  readonly mood: MoodDay | null;
};

/** The weeks of a period, each from Monday to Sunday. */
export const weeksOf = (
  { from, until }: Period,
  days: readonly MoodDay[],
  today: string,
): readonly (readonly CalendarDay[])[] => {
  const moods = new Map(days.map((mood) => [mood.day, mood]));
  const weeks: CalendarDay[][] = [];
  const last = periodOf("week", until).until;
  for (let day = periodOf("week", from).from; day <= last; day = dayAfter(day, 1)) {
    if (weekdayOf(day) === 0) weeks.push([]);
    const isIn = day >= from && day <= until;
    const mood = isIn ? (moods.get(day) ?? null) : null;
    weeks.at(-1)?.push({ day, isIn, isToday: day === today, isAhead: day > today, mood });
  }
  return weeks;
};

/** Every day from the first to the last, with its mood or null. */
export const eachDay = (
  { from, until }: Period,
  days: readonly MoodDay[],
): readonly { readonly day: string; readonly mood: MoodDay | null }[] =>
  weeksOf({ kind: "day", from, until }, days, "")
    .flat()
    .filter(({ isIn }) => isIn)
    .map(({ day, mood }) => ({ day, mood }));

/** The day that a key leads to from another, as in any calendar (ARIA APG, date grid); null = the key is not for that. */
export const dayByKey = (key: string, day: string): string | null => {
  switch (key) {
    case "ArrowLeft":
      return dayAfter(day, -1);
    case "ArrowRight":
      return dayAfter(day, 1);
    case "ArrowUp":
      return dayAfter(day, -7);
    case "ArrowDown":
      return dayAfter(day, 7);
    case "Home":
      return dayAfter(day, -weekdayOf(day));
    case "End":
      return dayAfter(day, 6 - weekdayOf(day));
    case "PageUp":
    case "PageDown": {
      const month = periodOf("month", day);
      const other = periodOf("month", key === "PageUp" ? dayAfter(month.from, -1) : dayAfter(month.until, 1));
      const same = `${other.from.slice(0, 8)}${day.slice(8)}`;
      return same > other.until ? other.until : same;
    }
    default:
      return null;
  }
};

export type Means = { readonly entries: number; readonly valence: number; readonly arousal: number };
/** Of all entries of some days together; null = there are none. */
export const meansOf = (days: readonly Means[]): Means | null => {
  const entries = days.reduce((sum, day) => sum + day.entries, 0);
  if (entries === 0) return null;
  const mean = (of: (day: Means) => number) => days.reduce((sum, day) => sum + of(day) * day.entries, 0) / entries;
  return { entries, valence: mean(({ valence }) => valence), arousal: mean(({ arousal }) => arousal) };
};

/** The weeks of a period with their means, those cut by its ends for the days that are in it. */
export const weeklyMeans = (
  period: Period,
  days: readonly MoodDay[],
): readonly { readonly monday: string; readonly means: Means | null }[] =>
  weeksOf(period, days, "").map((week) => ({
    monday: week[0]?.day ?? "",
    means: meansOf(week.flatMap(({ mood }) => mood ?? [])),
  }));
