import { dayNumberOf } from "./day-number.ts";

/** So many days without an entry in any seven in a row do not end a streak. */
export const REST_DAYS_A_WEEK = 2;
const WEEK = 7;
const DAY_MS = 86_400_000;
/** A day has 23 hours when clocks go forward. */
const SHORTER_BY_MS = 3_600_000;

/** A moment and what day it was for the person then, YYYY-MM-DD. */
export type Moment = { readonly atMs: number; readonly day: string };

export type Streak =
  | { readonly kind: "none" }
  | {
      readonly kind: "going";
      /** Days with an entry since it began. */
      readonly days: number;
      readonly hasToday: boolean;
      /** Days without an entry that it can take from today on, 0..2. */
      readonly restDaysLeft: number;
    };

type Logged = { readonly number: number; readonly firstMs: number; readonly lastMs: number };

const loggedDays = (entries: readonly Moment[]): readonly Logged[] =>
  [...Map.groupBy(entries, ({ day }) => dayNumberOf(day))]
    .map(([number, ofDay]) => {
      const times = ofDay.map(({ atMs }) => atMs);
      return {
        number,
        firstMs: times.reduce((a, b) => Math.min(a, b)),
        lastMs: times.reduce((a, b) => Math.max(a, b)),
      };
    })
    .toSorted((a, b) => a.number - b.number);

/**
 * Which whole days a person lived through without an entry between two days with one, from the newest back. Whoever crosses the date line to
 * the west has a day that the calendar counts and they never had: no more days are missed than the time between allows.
 */
const missedBetween = (before: Logged, after: Logged): readonly number[] => {
  const lived = Math.max(0, Math.floor((after.firstMs - before.lastMs + SHORTER_BY_MS) / DAY_MS));
  const count = Math.min(after.number - before.number - 1, lived);
  return Array.from({ length: Math.max(0, count) }, (_, at) => before.number + count - at);
};

/** Whether more rest days than allowed lie in some seven days; `missed` from the newest back. */
const isTooMany = (missed: readonly number[]): boolean =>
  missed.some((day, at) => (missed[at - REST_DAYS_A_WEEK] ?? Infinity) - day < WEEK);

/**
 * How many days somebody has been logging, by the day that each entry had where it was made, so that neither daylight
 * saving nor travel ends a streak: a day that comes twice counts once. Today is never missed before it is over. Entries
 * of days after today (the person flew back over the date line) count like today's.
 */
export const streakOf = (entries: readonly Moment[], now: Moment): Streak => {
  const today = dayNumberOf(now.day);
  const logged = loggedDays(entries);
  const last = logged.at(-1);
  if (last === undefined) return { kind: "none" };
  const hasToday = last.number >= today;
  const missed = hasToday ? [] : [...missedBetween(last, { number: today, firstMs: now.atMs, lastMs: now.atMs })];
  if (isTooMany(missed)) return { kind: "none" };
  let days = 1;
  let first = last;
  for (const before of logged.toReversed().slice(1)) {
    const between = missedBetween(before, first);
    if (isTooMany([...missed.slice(-REST_DAYS_A_WEEK), ...between])) break;
    missed.push(...between);
    first = before;
    days += 1;
  }
  const rested = missed.filter((day) => day > today - WEEK).length;
  return { kind: "going", days, hasToday, restDaysLeft: REST_DAYS_A_WEEK - rested };
};
