import { hundredth, type ChartTable } from "./chart.table.ts";

export type HeatCell = {
  readonly weekday: number;
  readonly hour: number;
  readonly entries: number;
  readonly valence: number;
  readonly arousal: number;
};
export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** Under so many entries a cell says little, and is drawn quietly. */
export const LOUD_FROM = 3;

export const hourWords = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

export const heatTable = (caption: string, cells: readonly HeatCell[]): ChartTable => ({
  caption,
  head: ["When", "Moods", "Pleasant", "Stirred"],
  rows: cells.map(({ weekday, hour, entries, valence, arousal }) => [
    `${WEEKDAYS[weekday] ?? ""}, ${hourWords(hour)}`,
    String(entries),
    hundredth(valence),
    hundredth(arousal),
  ]),
});
