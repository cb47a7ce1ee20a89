import { expect, test } from "vitest";
import { EasedValues } from "./eased-values.ts";

test("STAGE-30 a value is where it should be at any moment, whichever moments were asked for before", () => {
  const often = new EasedValues(2, 80);
  const once = new EasedValues(2, 80);
  for (const values of [often, once]) values.aim(1, 1, 1000);
  for (let nowMs = 1000; nowMs < 1050; nowMs += 4) often.at(1, nowMs);
  expect(often.at(1, 1050)).toBe(once.at(1, 1050));
  expect(once.at(1, 1000)).toBe(0);
  expect(once.at(1, 1080)).toBe(1);
  expect(once.at(0, 1080)).toBe(0);
});

test("STAGE-30 aiming again in the middle goes on from where the value is; aiming at the same changes nothing", () => {
  const values = new EasedValues(1, 100);
  values.aim(0, 1, 0);
  const middle = values.at(0, 50);
  values.aim(0, 1, 50);
  expect(values.at(0, 100)).toBe(1);
  values.aim(0, 0, 50);
  expect(values.at(0, 50)).toBeCloseTo(middle, 9);
  expect(values.at(0, 150)).toBe(0);
});
