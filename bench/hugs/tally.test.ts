import { expect, it } from "vitest";
import { addTallies, countOf, createTally, quantileOf } from "./tally.ts";

const tallyOf = (...ms: number[]) => {
  const tally = createTally();
  for (const one of ms) tally.add(one);
  return tally.counts;
};

it("has the quantiles of what was counted, rounded up to a tenth", () => {
  const tally = tallyOf(...Array.from({ length: 100 }, (_, n) => n + 0.96));
  expect(quantileOf(tally, 0.5)).toBe(50);
  expect(quantileOf(tally, 0.99)).toBe(99);
  expect(quantileOf(tally, 1)).toBe(100);
  expect(quantileOf(tallyOf(3), 0.01)).toBe(3);
});

it("counts what is before its time as at its time, and knows none", () => {
  expect(quantileOf(tallyOf(-2), 0.5)).toBe(0);
  expect(quantileOf({}, 0.5)).toBeNaN();
  expect(countOf({})).toBe(0);
});

it("adds up", () => {
  const sum = addTallies([tallyOf(1, 2, 2), tallyOf(2, 900), {}]);
  expect(countOf(sum)).toBe(5);
  expect(quantileOf(sum, 0.8)).toBe(2);
  expect(quantileOf(sum, 0.99)).toBe(900);
});
