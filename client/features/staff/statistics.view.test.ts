import { expect, test } from "vitest";
import type { CaseDay, CaseStatistics } from "#shared/schema/case.ts";
import { byCategory, byDay, dayWords, statisticsWords } from "./statistics.view.ts";

const DAYS: readonly CaseDay[] = [
  { day: "2026-11-01", category: "spam", reported: 2, decided: 0 },
  { day: "2026-11-01", category: "hate", reported: 1, decided: 1 },
  { day: "2026-11-03", category: "spam", reported: 1, decided: 2 },
];
const NONE: CaseStatistics = {
  days: [],
  reported: 0,
  decided: 0,
  inTime: null,
  medianMs: null,
  decisions: { no_breach: 0, reminded: 0, restricted: 0 },
};

test("by category the most reported comes first, by day the newest; nothing is counted twice", () => {
  expect(byCategory(DAYS)).toEqual([
    ["spam", { reported: 3, decided: 2 }],
    ["hate", { reported: 1, decided: 1 }],
  ]);
  expect(byDay(DAYS)).toEqual([
    ["2026-11-03", { reported: 1, decided: 2 }],
    ["2026-11-01", { reported: 3, decided: 1 }],
  ]);
  expect([byCategory([]), byDay([])]).toEqual([[], []]);
  expect(dayWords("2026-11-03")).toBe("3 November 2026");
});

test("what it says: of nothing, of what waits, of what was decided", () => {
  expect(statisticsWords(NONE)).toBe("Nothing was reported, and none was decided.");
  expect(statisticsWords({ ...NONE, reported: 1 })).toBe("1 report came, and none was decided.");
  expect(
    statisticsWords({
      ...NONE,
      reported: 4,
      decided: 3,
      inTime: 2 / 3,
      medianMs: 1_800_000,
      decisions: { no_breach: 1, reminded: 0, restricted: 2 },
    }),
  ).toBe(
    "4 reports came, 3 were decided: half of them within 30 minutes, 66 of 100 in time. They came to: 1 within the rules, 2 restricted.",
  );
});
