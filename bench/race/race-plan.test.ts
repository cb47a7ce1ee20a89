import { expect, test } from "vitest";
import { parsePlan } from "./race-plan.ts";

test("takes what is said, and its own for what is not", () => {
  expect(parsePlan([])).toEqual({ hugs: 20_000 });
  expect(parsePlan(["--hugs", "1000000"])).toEqual({ hugs: 1_000_000 });
  for (const wrong of [
    ["--hugs", "0"],
    ["--hugs", "many"],
    ["--hug", "1"],
  ])
    expect(() => parsePlan(wrong)).toThrow();
});
