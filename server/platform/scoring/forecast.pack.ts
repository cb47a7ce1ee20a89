import { isUsable, type Moment, type MoodPoint } from "#shared/mood/forecast/mood-point.ts";
import { HISTORY, usableEntries } from "#shared/mood/forecast/usable-entries.ts";
import type { ForecastAsk } from "#shared/mood/forecast/forecast.ts";

/** Numbers of a moment, and of an entry. */
const MOMENT = 3;
const ENTRY = 5;

/** Whether every number in it is one, and in range. */
export const isForecastAsk = ({ entries, target }: ForecastAsk): boolean =>
  isUsable({ ...target, valence: 0, arousal: 0 }) && entries.every(isUsable);

/**
 * What is asked as one row of numbers: the target's three, then five an entry. A hundred small objects an item would
 * hold up the event loop while they are copied; a row is copied as it lies in memory.
 */
export const packForecast = ({ entries: given, target }: ForecastAsk): Float64Array<ArrayBuffer> => {
  const entries = given.length > HISTORY ? usableEntries(given, target.atMs) : given;
  const row = new Float64Array(MOMENT + ENTRY * entries.length);
  writeMoment(target, row, 0);
  let at = MOMENT;
  for (const entry of entries) {
    writeMoment(entry, row, at);
    row[at + MOMENT] = entry.valence;
    row[at + MOMENT + 1] = entry.arousal;
    at += ENTRY;
  }
  return row;
};

export const unpackForecast = (row: Float64Array): ForecastAsk => {
  const entries: MoodPoint[] = [];
  for (let at = MOMENT; at < row.length; at += ENTRY) entries.push(entryAt(row, at));
  const [atMs = 0, localHour = 0, weekday = 0] = row;
  return { entries, target: { atMs, localHour, weekday } };
};

const writeMoment = ({ atMs, localHour, weekday }: Moment, row: Float64Array, at: number): void => {
  row[at] = atMs;
  row[at + 1] = localHour;
  row[at + 2] = weekday;
};

// Written out: this is done for each entry of each history, and spreading would take ten times as long.
const entryAt = (row: Float64Array, at: number): MoodPoint => ({
  atMs: row[at] ?? 0,
  localHour: row[at + 1] ?? 0,
  weekday: row[at + 2] ?? 0,
  valence: row[at + 3] ?? 0,
  arousal: row[at + 4] ?? 0,
});
