import { expect, test } from "vitest";
import { parsePlan } from "./fuzz-api-plan.ts";

test("takes what is said, and its own for what is not", () => {
  expect(parsePlan([], 7)).toEqual({ runs: 500, seed: 7 });
  expect(parsePlan(["--runs", "9", "--seed", "0"], 7)).toEqual({ runs: 9, seed: 0 });
});

test.each([
  ["--runs", "0"],
  ["--runs", "x"],
  ["--seed", "-1"],
  ["--on", "ws"],
])("refuses %s %s", (...args) => {
  expect(() => parsePlan(args, 7)).toThrow();
});
