import { expect, test } from "vitest";
import { aheadWords, leftWords, whenWords } from "./when.ts";

const at = (day: number, hour: number, minute = 0, year = 2026): number =>
  new Date(year, 10, day, hour, minute).getTime();
const NOW = at(23, 20, 0);

test("UI-4 a moment is told in the nearest words", () => {
  expect(whenWords(NOW + 5000, NOW)).toBe("just now");
  expect(whenWords(NOW - 61_000, NOW)).toBe("a minute ago");
  expect(whenWords(at(23, 19, 20), NOW)).toBe("40 minutes ago");
  expect(whenWords(at(23, 9, 12), NOW)).toBe("today, 09:12");
  expect(whenWords(at(22, 21, 40), NOW)).toBe("yesterday, 21:40");
  expect(whenWords(at(2, 8, 5), NOW)).toBe("2 November, 08:05");
  expect(whenWords(at(2, 8, 5, 2025), NOW)).toBe("2 November 2025, 08:05");
});

test("UI-5 what lies ahead, from minutes to another year", () => {
  const nowMs = new Date(2026, 10, 23, 14, 30).getTime();
  const at = (...parts: [number, number, number, number, number]) => aheadWords(new Date(...parts).getTime(), nowMs);
  expect(at(2026, 10, 23, 14, 0)).toBe("now");
  expect(at(2026, 10, 23, 14, 31)).toBe("in a minute");
  expect(at(2026, 10, 23, 14, 55)).toBe("in 25 minutes");
  expect(at(2026, 10, 23, 18, 0)).toBe("today, 18:00");
  expect(at(2026, 10, 24, 9, 0)).toBe("tomorrow, 09:00");
  expect(at(2026, 11, 4, 9, 5)).toMatch(/^Friday,? 4 December, 09:05$/);
  expect(at(2027, 0, 2, 9, 5)).toMatch(/^Saturday,? 2 January 2027, 09:05$/);
});

test("UI-6 what is left is rounded up", () => {
  const words = [0, 900, 40_000, 91_000, 59 * 60_000, 65 * 60_000, 120 * 60_000, 26 * 3_600_000, 72 * 3_600_000];
  expect(words.map(leftWords)).toEqual([
    "0 seconds",
    "1 second",
    "40 seconds",
    "2 minutes",
    "59 minutes",
    "an hour and 5 minutes",
    "2 hours",
    "a day and 2 hours",
    "3 days",
  ]);
});
