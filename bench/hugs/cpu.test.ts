import { expect, it } from "vitest";
import { cpuMsOf, usedBetween } from "./cpu.ts";

it("what a process took is seen, and one that is gone is left out", () => {
  const before = cpuMsOf([process.pid, 2 ** 30]);
  expect([...before.keys()].filter((pid) => pid !== process.pid)).toEqual([]);
  expect(usedBetween(before, cpuMsOf([process.pid]))).toBeGreaterThanOrEqual(0);
});

it("between two looks one process goes on, one ends and one begins", () => {
  expect(
    usedBetween(
      new Map([
        [1, 400],
        [2, 5_000],
      ]),
      new Map([
        [1, 900],
        [3, 200],
      ]),
    ),
  ).toBe(700);
});
