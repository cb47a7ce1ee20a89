import { expect, test } from "vitest";
import { lineOf, rowsOf } from "./moods-report.ts";

const plan = { entries: 100_000, people: 200, looks: 4 };

test("what is measured stands in the last line, and a missed goal in the table", () => {
  const measured = { month: [1, 2, 3, 30], naive: [9, 9, 9, 9], floor: [1, 1, 1, 1], days: 80, isSame: true };
  expect(lineOf(measured, plan)).toEqual({
    bench: "moods",
    entries: 100_000,
    monthMs: { p50: 2, p99: 30 },
    naiveMs: { p50: 9, p99: 9 },
    floorMs: { p50: 1, p99: 1 },
  });
  const goals = rowsOf(measured, plan).flatMap(([, , said]) => said ?? []);
  expect(goals).toEqual(["at most 5 ms: met", "at most 25 ms: MISSED", "of every month: met"]);
});

test("months of which the two ways say different things are no result", () => {
  const measured = { month: [1], naive: [1], floor: [1], days: 20, isSame: false };
  expect(rowsOf(measured, plan).at(-1)).toEqual(["both ways say the same", "no", "of every month: MISSED"]);
});
