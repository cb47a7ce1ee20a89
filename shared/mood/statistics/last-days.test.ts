import { describe, expect, test } from "vitest";
import { dayNumberOf, dayOfNumber } from "../day-number.ts";
import { lastDaysOf } from "./last-days.ts";
import { looksRandom, madeDays } from "./testing/made-points.ts";

const FIRST = dayNumberOf("2026-01-05");
const noise = (n: number): number => 0.5 + 0.3 * (looksRandom(n) - 0.5);
const dayAfter = (days: number): string => dayOfNumber(FIRST + days - 1);

describe("the last days beside one's usual", () => {
  test.each([
    ["lower", -0.2],
    ["brighter", 0.2],
  ] as const)("five %s days after fifty others are called that", (kind, by) => {
    const points = madeDays(55, (n) => noise(n) + (n >= 200 ? by : 0));
    const last = lastDaysOf(points, dayAfter(55));
    expect(last).toMatchObject({ kind, days: 5 });
    if (last.kind === "not_enough") throw new Error("There is enough.");
    expect(last.mean < last.usualLow || last.mean > last.usualHigh).toBe(true);
    expect(last.usualLow).toBeLessThan(last.usualHigh);
  });

  test("days like any others are called lower or brighter about as often as it says: one in ten each", () => {
    const points = madeDays(400, noise);
    const kinds = Array.from({ length: 300 }, (_, n) => {
      const until = 100 + n;
      return lastDaysOf(points.slice(0, until * 4), dayAfter(until)).kind;
    });
    for (const kind of ["lower", "brighter"]) {
      const share = kinds.filter((said) => said === kind).length / kinds.length;
      expect(share).toBeGreaterThan(0.04);
      expect(share).toBeLessThan(0.18);
    }
  });

  test("with a short past, or few of the last days logged, it says what is missing", () => {
    expect(lastDaysOf(madeDays(20, noise), dayAfter(20))).toMatchObject({ kind: "not_enough", lacks: "stretches" });
    expect(lastDaysOf(madeDays(60, noise), dayAfter(63))).toEqual({
      kind: "not_enough",
      lacks: "days",
      have: 2,
      need: 3,
    });
    expect(lastDaysOf([], "2026-01-05")).toMatchObject({ kind: "not_enough", have: 0 });
  });

  test("entries after today, of a clock that was wrong, change nothing", () => {
    const points = madeDays(70, (n) => noise(n) + (n >= 240 ? 0.4 : 0));
    expect(lastDaysOf(points, dayAfter(60))).toEqual(lastDaysOf(points.slice(0, 240), dayAfter(60)));
  });
});
