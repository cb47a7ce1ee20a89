import { expect, test } from "vitest";
import type { ExportView } from "#shared/schema/data-rights.ts";
import { copyWords, leavingTitle, sizeWords } from "./your-data.view.ts";

const NOW_MS = new Date(2026, 10, 23, 20, 0).getTime();
const HOUR_MS = 60 * 60_000;
const NONE: ExportView = { state: "none", percent: 0, bytes: 0, untilMs: null };

test("a copy says how large it is and for how long it is there", () => {
  const ready: ExportView = { state: "ready", percent: 100, bytes: 1_240_000, untilMs: NOW_MS + 23 * HOUR_MS };
  expect(copyWords(ready, NOW_MS)).toBe(
    "Your copy is ready: 1.2 MB. You can save it for 23 hours, then it is removed here.",
  );
  expect([200, 340_400, 999_400, 25_000_000].map(sizeWords)).toEqual(["1 KB", "340 KB", "999 KB", "25.0 MB"]);
});

test("while a copy is made each quarter is said, and a failure is", () => {
  const said = [0, 24, 25, 74.9, 99].map((percent) => copyWords({ ...NONE, state: "making", percent }, NOW_MS));
  expect(said.map((words) => /\d+/.exec(words)?.[0])).toEqual(["0", "0", "25", "50", "75"]);
  expect(copyWords({ ...NONE, state: "failed" }, NOW_MS)).toMatch(/Nothing is lost/);
  expect(copyWords(NONE, NOW_MS)).toBe("");
});

test("whoever is leaving reads on which day", () => {
  expect([0.5, 3, 20, 167].map((hours) => leavingTitle(NOW_MS + hours * HOUR_MS, NOW_MS))).toEqual([
    "You are leaving in 30 minutes",
    "You are leaving today",
    "You are leaving tomorrow",
    expect.stringMatching(/^You are leaving on Monday,? 30 November$/),
  ]);
});
