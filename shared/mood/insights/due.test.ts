import { describe, expect, test } from "vitest";
import { ENOUGH_NEWS, insightsDueAtMs, LEAST_ENTRIES, OLD_AFTER_MS, RESTS_MS, type DueQuestion } from "./due.ts";

const NOW = Date.UTC(2026, 2, 1);
const due = (of: Partial<DueQuestion>): number | null =>
  insightsDueAtMs({ news: 1, computedAtMs: NOW - 1_000, isOutdated: false, nowMs: NOW, ...of });

describe("when insights are computed", () => {
  test("D1 never, while nothing is new", () => {
    expect(due({ news: 0 })).toBeNull();
    expect(due({ news: 0, computedAtMs: null })).toBeNull();
    expect(due({ news: 0, computedAtMs: NOW - 9 * OLD_AFTER_MS })).toBeNull();
  });

  test("D2 at once the first time", () => {
    expect(due({ computedAtMs: null })).toBe(NOW);
  });

  test("D3 with enough that is new as soon as the rest is over, never sooner", () => {
    expect(due({ news: ENOUGH_NEWS })).toBe(NOW - 1_000 + RESTS_MS);
    expect(due({ news: 500 })).toBe(NOW - 1_000 + RESTS_MS);
    expect(due({ news: ENOUGH_NEWS, computedAtMs: NOW - RESTS_MS })).toBe(NOW);
  });

  test("D4 with less when the last is old", () => {
    expect(due({ news: ENOUGH_NEWS - 1 })).toBe(NOW - 1_000 + OLD_AFTER_MS);
    expect(due({ computedAtMs: NOW - 2 * OLD_AFTER_MS })).toBe(NOW - OLD_AFTER_MS);
  });

  test("D5 what an older version said is computed anew, also with nothing new", () => {
    expect(due({ news: 0, isOutdated: true })).toBe(NOW - 1_000 + RESTS_MS);
    expect(due({ news: 0, isOutdated: true, computedAtMs: null })).toBeNull();
  });

  test("D6 a time of computing that lies ahead is taken for now", () => {
    expect(due({ news: ENOUGH_NEWS, computedAtMs: NOW + 9 * OLD_AFTER_MS })).toBe(NOW + RESTS_MS);
  });

  test("the least entries are those of the figure that asks for the fewest", () => {
    expect(LEAST_ENTRIES).toBe(5);
  });
});
