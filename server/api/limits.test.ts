import { expect, it } from "vitest";
import { Limits } from "./limits.ts";

const limit = { perMinute: 60, burst: 3 };

it("lets a burst through, then says when the next is due, and refills with time", () => {
  const limits = new Limits();
  expect([0, 0, 0, 0].map(() => limits.take("a", limit, 1000))).toEqual([0, 0, 0, 1000]);
  expect(limits.take("a", limit, 1500)).toBe(500);
  expect(limits.take("a", limit, 2000)).toBe(0);
  expect(limits.take("a", limit, 2000)).toBe(1000);
});

it("keys do not touch each other, and a clock set back gives nothing away", () => {
  const limits = new Limits();
  for (let taken = 0; taken < 3; taken += 1) limits.take("a", limit, 10_000);
  expect(limits.take("b", limit, 10_000)).toBe(0);
  expect(limits.take("a", limit, 0)).toBe(1000);
});

it("says what it gave, and has less of what was taken elsewhere, which fills again", () => {
  const given: string[] = [];
  const limits = new Limits((key) => given.push(key));
  limits.take("a", limit, 0);
  limits.takeAway("a", limit, 2, 0);
  expect(limits.take("a", limit, 0)).toBe(1000);
  expect(limits.take("a", limit, 1000)).toBe(0);
  expect(given).toEqual(["a", "a"]);
  limits.takeAway("new", limit, 6, 0);
  expect(limits.take("new", limit, 0)).toBe(4000);
});

it("remembers a bounded number of keys", () => {
  const limits = new Limits();
  for (let taken = 0; taken < 3; taken += 1) limits.take("a", limit, 0);
  for (let other = 0; other < 50_001; other += 1) limits.take(`key ${other}`, limit, 0);
  expect(limits.take("a", limit, 0)).toBe(0);
});
