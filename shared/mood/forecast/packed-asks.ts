import type { ForecastAsk } from "./forecast.ts";
import type { History } from "./history.ts";
import type { Moment } from "./mood-point.ts";
import { usableEntries } from "./usable-entries.ts";

/**
 * Asks as one row of numbers: how many asks there are, then for each how many entries it has, the target's instant, hour
 * and weekday, and five numbers an entry: instant, hour, weekday, valence, arousal. Only what a forecast looks at is in
 * it (`usableEntries`). Many small objects would hold up a thread while they are handed to another; a row does not.
 */
export type PackedAsks = Float64Array<ArrayBuffer>;

const MOMENT = 3;
const HEAD = 1 + MOMENT;
const ENTRY = MOMENT + 2;

export function packAsks(asks: readonly ForecastAsk[]): PackedAsks {
  const usable = asks.map(({ entries, target }) => usableEntries(entries, target.atMs));
  const numbers = usable.reduce((sum, { length }) => sum + HEAD + ENTRY * length, 1);
  const row = new Float64Array(numbers);
  row[0] = asks.length;
  let at = 1;
  for (const [index, entries] of usable.entries()) {
    const target = asks[index]?.target;
    if (!target) continue;
    row[at] = entries.length;
    writeMoment(target, row, at + 1);
    at += HEAD;
    for (const entry of entries) {
      writeMoment(entry, row, at);
      row[at + MOMENT] = entry.valence;
      row[at + MOMENT + 1] = entry.arousal;
      at += ENTRY;
    }
  }
  return row;
}

export const countOfAsks = (packed: Float64Array): number => packed[0] ?? 0;

/** Calls `each` for one ask after the other, with its place, its target, and its entries in `history`. */
export function readAsks(packed: Float64Array, history: History, each: (target: Moment, index: number) => void): void {
  let at = 1;
  for (let index = 0; index < countOfAsks(packed); index += 1) {
    history.count = packed[at] ?? 0;
    const target = { atMs: packed[at + 1] ?? 0, localHour: packed[at + 2] ?? 0, weekday: packed[at + 3] ?? 0 };
    at += HEAD;
    for (let entry = 0; entry < history.count; entry += 1) {
      history.atMs[entry] = packed[at] ?? 0;
      history.localHour[entry] = packed[at + 1] ?? 0;
      history.weekday[entry] = packed[at + 2] ?? 0;
      history.valence[entry] = packed[at + 3] ?? 0;
      history.arousal[entry] = packed[at + 4] ?? 0;
      at += ENTRY;
    }
    each(target, index);
  }
}

const writeMoment = ({ atMs, localHour, weekday }: Moment, row: Float64Array, at: number): void => {
  row[at] = atMs;
  row[at + 1] = localHour;
  row[at + 2] = weekday;
};
