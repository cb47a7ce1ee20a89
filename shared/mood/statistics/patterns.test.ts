import { describe, expect, test } from "vitest";
import { cellOf } from "./cell.ts";
import { patternsOf, type Pattern } from "./patterns.ts";
import { looksRandom, madeDays, pointAt, MONDAY_MS } from "./testing/made-points.ts";

const noise = (n: number): number => 0.5 + 0.3 * (looksRandom(n) - 0.5);
const said = (looked: readonly Pattern[]): readonly unknown[] =>
  looked.flatMap(({ when, finding }) => (finding.kind === "associated" ? [{ when, is: finding.direction }] : []));

describe("patterns by hour and weekday", () => {
  test("without a pattern nothing is said", () => {
    expect(said(patternsOf(madeDays(60, noise)).looked)).toEqual([]);
  });

  test("better evenings are found as better evenings, and of weekdays nothing is said", () => {
    const { looked } = patternsOf(madeDays(60, (n, hour) => noise(n) + (hour === 22 ? 0.15 : 0)));
    expect(said(looked)).toContainEqual({ when: { kind: "block", fromHour: 21, untilHour: 24 }, is: "higher" });
    expect(looked.filter(({ when, finding }) => when.kind !== "block" && finding.kind === "associated")).toEqual([]);
  });

  test("lower Mondays are found", () => {
    const { looked } = patternsOf(madeDays(90, (n) => noise(n) - (Math.floor(n / 4) % 7 === 0 ? 0.2 : 0)));
    expect(said(looked)).toContainEqual({ when: { kind: "weekday", weekday: 0 }, is: "lower" });
  });

  test("two weeks are not enough to tell one weekday from others, and it says so", () => {
    const { looked } = patternsOf(madeDays(14, noise));
    const monday = looked.find(({ when }) => when.kind === "weekday" && when.weekday === 0);
    expect(monday?.finding).toEqual({ kind: "not_enough", lacks: "daysWith", have: 2, need: 5 });
  });

  test("there is a cell for every hour, weekday and block, and an empty one is silent", () => {
    const { hours, weekdays, week } = patternsOf(madeDays(40, noise));
    expect([hours.length, weekdays.length, week.map(({ length }) => length)]).toEqual([24, 7, Array(7).fill(8)]);
    expect(hours[3]).toEqual({ kind: "silent", entries: 0, days: 0 });
    expect(hours[8]).toMatchObject({ kind: "shown", entries: 40, days: 40 });
    expect(patternsOf([]).hours.every(({ kind }) => kind === "silent")).toBe(true);
  });
});

describe("a cell", () => {
  const at = (day: number, valence: number) => pointAt(MONDAY_MS + day * 86_400_000 + 3_600_000, valence);

  test("under five entries or three days it is silent, whatever the other is", () => {
    expect(cellOf([at(0, 1), at(1, 1), at(2, 1), at(3, 1)])).toEqual({ kind: "silent", entries: 4, days: 4 });
    expect(cellOf([at(0, 1), at(0, 1), at(0, 1), at(0, 1), at(1, 0), at(1, 1)])).toMatchObject({
      kind: "silent",
      days: 2,
    });
  });

  test("each day counts once, and the interval is Student's over days", () => {
    const cell = cellOf([...Array.from({ length: 10 }, () => at(0, 0.9)), at(1, 0.4), at(2, 0.5)]);
    if (cell.kind !== "shown") throw new Error("It is silent.");
    expect(cell.mean).toBeCloseTo(0.6, 12);
    // t(2) = 4.302653, s = 0.2645751 of 3 days: ± 0.6572; kept within 0..1.
    expect(cell.low).toBe(0);
    expect(cell.high).toBe(1);
    const narrow = cellOf([at(0, 0.5), at(1, 0.52), at(2, 0.48), at(3, 0.5), at(4, 0.5)]);
    // t(4) = 2.776445, s = 0.01414214: ± 0.017560.
    expect(narrow).toMatchObject({ kind: "shown", low: expect.closeTo(0.48244, 5), high: expect.closeTo(0.51756, 5) });
  });
});
