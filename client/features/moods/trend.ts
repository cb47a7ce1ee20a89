import type { MoodDay, MoodView } from "#shared/schema/mood.ts";
import { localTime } from "#shared/mood/local-time.ts";
import { hourWords } from "../../ui/charts/heat.data.ts";
import type { LineData } from "../../ui/charts/line.data.ts";
import { eachDay, weeklyMeans } from "./calendar.ts";
import { dayWords, monthName, periodWords, shortDayWords, type Period } from "./period.ts";

const NAMES = ["Pleasant", "Stirred"];

/** `count` places evenly over the width; a single one stands in the middle. */
const placeOf = (at: number, count: number): number => (count === 1 ? 0.5 : at / (count - 1));

/** Valence and arousal of each day of a week or a month. */
export const dailyTrend = (period: Period, days: readonly MoodDay[]): LineData => {
  const all = eachDay(period, days);
  const every = all.length > 7 ? 7 : 1;
  return {
    caption: `How pleasant and how stirred the days of ${periodWords(period)} were`,
    of: "Day",
    names: NAMES,
    places: all.map(({ day, mood }, at) => ({
      x: placeOf(at, all.length),
      name: dayWords(day),
      values: [mood?.valence ?? null, mood?.arousal ?? null],
    })),
    ticks: all.flatMap(({ day }, at) =>
      at % every === 0
        ? [
            {
              x: placeOf(at, all.length),
              name: every === 1 ? shortDayWords(day).slice(0, 3) : String(Number(day.slice(8))),
            },
          ]
        : [],
    ),
  };
};

/** Of each week of a year, since its days would be a thicket. */
export const weeklyTrend = (period: Period, days: readonly MoodDay[]): LineData => {
  const weeks = weeklyMeans(period, days);
  const places = weeks.map(({ monday, means }, at) => ({
    x: placeOf(at, weeks.length),
    name: `Week from ${dayWords(monday)}`,
    values: [means?.valence ?? null, means?.arousal ?? null],
  }));
  const year = period.from.slice(0, 4);
  return {
    caption: `How pleasant and how stirred the weeks of ${year} were`,
    of: "Week",
    names: NAMES,
    places,
    ticks: [1, 4, 7, 10].map((month) => {
      const day = `${year}-${String(month).padStart(2, "0")}-01`;
      const at = weeks.findLastIndex(({ monday }) => monday <= day);
      return { x: placeOf(Math.max(0, at), weeks.length), name: monthName(day).slice(0, 3) };
    }),
  };
};

const DAY_MINUTES = 1_440;
/** Each entry of a day, at its time in the zone in which it was felt. */
export const dayTrend = (period: Period, entries: readonly MoodView[]): LineData => ({
  caption: `How pleasant and how stirred ${periodWords(period)} was`,
  of: "Time",
  names: NAMES,
  places: entries
    .toSorted((a, b) => a.feltAtMs - b.feltAtMs)
    .map(({ feltAtMs, timeZone, mood, valence, arousal }) => {
      const { minutes } = localTime(timeZone, feltAtMs);
      const clock = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
      return { x: minutes / DAY_MINUTES, name: `${clock}, ${mood}`, values: [valence, arousal] };
    }),
  ticks: [0, 6, 12, 18, 24].map((hour) => ({ x: hour / 24, name: hourWords(hour % 24) })),
});
