import type { MoodDay } from "#shared/schema/mood.ts";
import { hundredth, type ChartTable } from "../../ui/charts/chart.table.ts";
import { moodsWords, pleasantWords } from "../../ui/charts/mood.words.ts";
import { dayWords } from "./period.ts";

/** "2 moods, pleasant, 68 of 100" */
export const meanWords = ({ entries, valence }: Pick<MoodDay, "entries" | "valence">): string =>
  `${moodsWords(entries)}, ${pleasantWords(valence)}, ${hundredth(valence)} of 100`;

/** What a day of the calendar is called. */
export const dayName = (day: string, mood: MoodDay | null): string =>
  `${dayWords(day)}: ${mood === null ? "no moods" : meanWords(mood)}`;

/** The numbers of a calendar. */
export const calendarTable = (caption: string, days: readonly MoodDay[]): ChartTable => ({
  caption,
  head: ["Day", "Moods", "Pleasant", "Lowest", "Highest"],
  rows: days.map(({ day, entries, valence, lowest, highest }) => [
    dayWords(day),
    String(entries),
    hundredth(valence),
    hundredth(lowest),
    hundredth(highest),
  ]),
});
