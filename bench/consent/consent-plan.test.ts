import { expect, test } from "vitest";
import { parsePlan } from "./consent-plan.ts";

test("takes what is said, and its own for what is not", () => {
  expect(parsePlan([], 7)).toEqual({ steps: 20_000, seed: 7, worlds: 2 });
  expect(parsePlan(["--steps", "1000000", "--seed", "0", "--worlds", "3"], 7)).toEqual({
    steps: 1_000_000,
    seed: 0,
    worlds: 3,
  });
});

test.each([
  ["--steps", "0"],
  ["--steps", "x"],
  ["--seed", "-1"],
  ["--worlds", "0"],
  ["--on", "pg"],
])("refuses %s %s", (...args) => {
  expect(() => parsePlan(args, 7)).toThrow();
});
