import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumberOf, dayOfNumber, weekdayOfNumber } from "./day-number.ts";
import { REST_DAYS_A_WEEK, streakOf, type Moment } from "./streak.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = dayNumberOf("2026-03-02");

/** At noon UTC of the days with these numbers, counted from START, for somebody who lives by UTC. */
const onDays = (...numbers: readonly number[]): readonly Moment[] =>
  numbers.map((number) => ({ atMs: (START + number) * DAY_MS + 12 * HOUR_MS, day: dayOfNumber(START + number) }));
const on = (number: number): Moment => onDays(number)[0] ?? { atMs: 0, day: "1970-01-01" };

/** What a calendar in this zone shows. */
const inZone = (atMs: number, timeZone: string): Moment => ({
  atMs,
  day: new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(atMs),
});
const daysOf = (entries: readonly Moment[], now: Moment): number => {
  const streak = streakOf(entries, now);
  return streak.kind === "none" ? 0 : streak.days;
};

describe("a streak", () => {
  test("counts days with an entry, and each once", () => {
    expect(streakOf([], on(0))).toEqual({ kind: "none" });
    expect(streakOf(onDays(0, 1, 1, 2), on(2))).toEqual({ kind: "going", days: 3, hasToday: true, restDaysLeft: 2 });
  });

  test("goes on before today's entry: the day is not over", () => {
    expect(streakOf(onDays(0, 1, 2), on(3))).toEqual({ kind: "going", days: 3, hasToday: false, restDaysLeft: 2 });
  });

  test("two rest days in seven do not end it, a third does", () => {
    expect(streakOf(onDays(0, 2, 4), on(4))).toEqual({ kind: "going", days: 3, hasToday: true, restDaysLeft: 0 });
    expect(daysOf(onDays(0, 2, 4, 6), on(6))).toBe(3);
    expect(daysOf(onDays(0, 1), on(4))).toBe(2);
    expect(streakOf(onDays(0, 1), on(5))).toEqual({ kind: "none" });
    // Sundays and Saturdays off, for four weeks.
    const workdays = Array.from({ length: 28 }, (_, n) => n).filter((n) => weekdayOfNumber(START + n) < 5);
    expect(daysOf(onDays(...workdays), on(28))).toBe(20);
  });

  test.each(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])(
    "the days on which clocks change in %s are days",
    (zone) => {
      for (const hour of [0.4, 6, 12, 23.6]) {
        const entries = Array.from({ length: 365 }, (_, n) => inZone((START + n) * DAY_MS + hour * HOUR_MS, zone));
        const now = entries.at(-1) ?? on(0);
        const longest = new Set(entries.map(({ day }) => day)).size;
        expect(daysOf(entries, now)).toBe(longest);
      }
    },
  );

  test("a missed day with 23 hours is a missed day, and no more than one", () => {
    const zone = "Europe/Berlin";
    // 28 March, 23:30, and 30 March, 0:15: between them the 29th, on which clocks went forward.
    const before = inZone(Date.UTC(2026, 2, 28, 22, 30), zone);
    const after = inZone(Date.UTC(2026, 2, 29, 22, 15), zone);
    expect([before.day, after.day]).toEqual(["2026-03-28", "2026-03-30"]);
    expect(streakOf([before, after], after)).toMatchObject({ days: 2, restDaysLeft: 1 });
  });

  test("a day that the date line takes was never missed", () => {
    const [west, east] = ["Pacific/Auckland", "America/Los_Angeles"];
    const entries = [0, 1, 2, 3].map((n) => inZone(Date.UTC(2026, 5, 1 + n, 20), east));
    const landed = inZone(Date.UTC(2026, 5, 5, 12, 30), west);
    expect([entries.at(-1)?.day, landed.day]).toEqual(["2026-06-04", "2026-06-06"]);
    expect(streakOf([...entries, landed], landed)).toEqual({
      kind: "going",
      days: 5,
      hasToday: true,
      restDaysLeft: REST_DAYS_A_WEEK,
    });
  });

  test("a day that the date line gives twice counts once", () => {
    const [west, east] = ["Pacific/Auckland", "Pacific/Honolulu"];
    const entries = [0, 1, 2].map((n) => inZone(Date.UTC(2026, 5, 1 + n, 20), west));
    const landed = [inZone(Date.UTC(2026, 5, 4, 5), east), inZone(Date.UTC(2026, 5, 5, 5), east)];
    expect([...entries, ...landed].map(({ day }) => day.slice(-2))).toEqual(["02", "03", "04", "03", "04"]);
    expect(daysOf([...entries, ...landed], landed[1] ?? on(0))).toBe(3);
    // Just after landing the newest day is still to come.
    expect(streakOf([...entries, ...landed.slice(0, 1)], landed[0] ?? on(0))).toMatchObject({
      days: 3,
      hasToday: true,
    });
  });

  const someDays = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 40 });

  test("one more entry never makes it shorter", () => {
    fc.assert(
      fc.property(someDays, fc.integer({ min: 0, max: 40 }), (numbers, more) => {
        expect(daysOf(onDays(...numbers, more), on(40))).toBeGreaterThanOrEqual(daysOf(onDays(...numbers), on(40)));
      }),
    );
  });

  test("it is as long as looking at every seven days says", () => {
    const slow = (numbers: readonly number[], today: number): number => {
      const has = new Set(numbers);
      const isFine = (from: number): boolean =>
        Array.from({ length: today - from }, (_, n) => from + n).every((start) => {
          const week = Array.from({ length: 7 }, (_, n) => start + n).filter((day) => day < today && !has.has(day));
          return week.length <= REST_DAYS_A_WEEK;
        });
      const firsts = numbers.filter((number) => isFine(number));
      return firsts.length === 0 ? 0 : numbers.filter((number) => number >= Math.min(...firsts)).length;
    };
    fc.assert(
      fc.property(someDays, (numbers) => {
        expect(daysOf(onDays(...numbers), on(40))).toBe(slow(numbers, 40));
      }),
    );
  });

  test("the order of entries does not matter, and ten years are quick to count", () => {
    const years = onDays(...Array.from({ length: 3_650 }, (_, n) => n).filter((n) => n % 4 !== 0));
    expect(streakOf(years.toReversed(), on(3_649))).toMatchObject({ days: 2_737 });
  });
});
