import { expect, test } from "vitest";
import type { Measure } from "#shared/schema/measure.ts";
import { endWords, holdsNow, measureWords } from "./measures.words.ts";

const NOW_MS = new Date(2026, 10, 26, 12, 0).getTime();
const limit: Measure = {
  id: "1",
  kind: "limit",
  settings: { percent: 50, of: ["hug/send", "guests"] },
  beginsAtMs: NOW_MS,
  endsAtMs: NOW_MS + 60_000,
  byId: "2",
  byName: "Sen",
  liftedAtMs: null,
};

test("a measure is said in one sentence", () => {
  expect(measureWords(limit)).toBe("50 % of the usual rate: sending hugs, by the minute, new guests from one address.");
  expect(measureWords({ kind: "raid", settings: { newForMinutes: 1_440 } })).toContain("less than 1 day before");
});

test("it holds until its end, or until it is lifted", () => {
  expect([holdsNow(limit, NOW_MS), holdsNow(limit, NOW_MS + 60_000)]).toEqual([true, false]);
  expect(holdsNow({ ...limit, liftedAtMs: NOW_MS }, NOW_MS)).toBe(false);
});

test("an end on another day is said with its day", () => {
  expect(endWords(NOW_MS + 3_600_000, NOW_MS)).not.toContain("Friday");
  expect(endWords(NOW_MS + 86_400_000, NOW_MS)).toMatch(/,/);
});
