import { expect, test } from "vitest";
import { healthLead, lineOf } from "./health.words.ts";

test("the newest value is at the right end, the largest at the top", () => {
  expect(lineOf([0, 10], 3)).toBe("150.0,60.0 300.0,4.0");
  expect(lineOf([0, 0, 0], 3)).toBe("0.0,60.0 150.0,60.0 300.0,60.0");
  expect(lineOf([], 3)).toBe("");
});

test("how many there are is said in the singular, too", () => {
  expect(healthLead(1, { jobs: 1, held: 1 })).toBe("1 process; 1 job is due, 1 hug waits.");
  expect(healthLead(2, { jobs: 0, held: 3 })).toBe("2 processes; 0 jobs are due, 3 hugs wait.");
});
