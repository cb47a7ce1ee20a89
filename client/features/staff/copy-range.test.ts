import { expect, test } from "vitest";
import { copyRange } from "./copy-range.ts";

test("days are whole, in order, and days", () => {
  const day = Date.UTC(2026, 10, 1);
  expect(copyRange("2026-11-01", "2026-11-01")).toEqual({ fromMs: day, toMs: day + 86_400_000 });
  expect(copyRange("2026-11-01", "2026-11-30")).toEqual({ fromMs: day, toMs: Date.UTC(2026, 11, 1) });
  for (const [first, last] of [
    ["2026-11-02", "2026-11-01"],
    ["", "2026-11-01"],
    ["2026-11-01", "soon"],
    ["1969-01-01", "2026-11-01"],
  ] as const)
    expect(copyRange(first, last)).toBeNull();
});
