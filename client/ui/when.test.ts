import { expect, test } from "vitest";
import { whenWords } from "./when.ts";

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
