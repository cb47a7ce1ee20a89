import type { Moment } from "./mood-point.ts";
import { HISTORY } from "./usable-entries.ts";

/** The entries of one ask by column, oldest first; what is past `count` is of another ask. */
export type History = {
  count: number;
  readonly atMs: Float64Array;
  readonly localHour: Float64Array;
  readonly weekday: Float64Array;
  readonly valence: Float64Array;
  readonly arousal: Float64Array;
};

const column = (): Float64Array => new Float64Array(HISTORY);

export const createHistory = (): History => ({
  count: 0,
  atMs: column(),
  localHour: column(),
  weekday: column(),
  valence: column(),
  arousal: column(),
});

/** When an entry was; of a place where none is, 0. */
export const momentOf = ({ atMs, localHour, weekday }: History, index: number): Moment => ({
  atMs: atMs[index] ?? 0,
  localHour: localHour[index] ?? 0,
  weekday: weekday[index] ?? 0,
});
