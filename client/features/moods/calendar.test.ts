import { expect, test } from "vitest";
import type { MoodDay } from "#shared/schema/mood.ts";
import { dayByKey, eachDay, meansOf, weeklyMeans, weeksOf } from "./calendar.ts";
import { periodOf } from "./period.ts";

const mood = (day: string, entries: number, valence: number): MoodDay => ({
  day,
  entries,
  valence,
  arousal: 1 - valence,
  lowest: valence,
  highest: valence,
});
const DAYS = [mood("2026-11-01", 1, 0.2), mood("2026-11-02", 3, 0.8), mood("2026-11-30", 1, 0.5)];

test("a month stands in whole weeks from Monday, its own days marked", () => {
  const weeks = weeksOf(periodOf("month", "2026-11-10"), DAYS, "2026-11-26");
  expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
  expect(weeks[0]?.map(({ day }) => day.slice(8))).toEqual(["26", "27", "28", "29", "30", "31", "01"]);
  expect(weeks[0]?.filter(({ isIn }) => isIn)).toHaveLength(1);
  expect(weeks.flat().find(({ isToday }) => isToday)?.day).toBe("2026-11-26");
  expect(weeks.flat().filter(({ isIn, isAhead }) => isIn && isAhead)).toHaveLength(4);
  expect(weeks.flat().filter((day) => day.mood !== null)).toHaveLength(3);
});

test("days between have each day once, with its mood or none", () => {
  const days = eachDay(periodOf("month", "2026-11-10"), DAYS);
  expect(days).toHaveLength(30);
  expect(days[0]).toEqual({ day: "2026-11-01", mood: DAYS[0] });
  expect(days[2]).toEqual({ day: "2026-11-03", mood: null });
});

test("keys move by a day, a week, to the ends of the week and to another month's last day", () => {
  const from = (key: string) => dayByKey(key, "2026-03-31");
  expect(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map(from)).toEqual([
    "2026-03-30",
    "2026-04-01",
    "2026-03-24",
    "2026-04-07",
  ]);
  expect(["Home", "End", "PageUp", "PageDown", "a"].map(from)).toEqual([
    "2026-03-30",
    "2026-04-05",
    "2026-02-28",
    "2026-04-30",
    null,
  ]);
});

test("means of days are those of their entries", () => {
  expect(meansOf(DAYS.slice(0, 2))?.valence).toBeCloseTo((0.2 + 3 * 0.8) / 4, 12);
  expect(meansOf([])).toBeNull();
  const weeks = weeklyMeans(periodOf("month", "2026-11-10"), DAYS);
  expect(weeks.map(({ means }) => means?.entries ?? 0)).toEqual([1, 3, 0, 0, 0, 1]);
  expect(weeks[1]?.monday).toBe("2026-11-02");
});
