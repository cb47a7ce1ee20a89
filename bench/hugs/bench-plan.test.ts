import { describe, expect, it } from "vitest";
import { parsePlan } from "./bench-plan.ts";
import { pairOf } from "./made-hugs.ts";

describe("the plan", () => {
  it("is the whole of it without options", () => {
    expect(parsePlan([])).toMatchObject({
      isQuick: false,
      isSelfCheck: false,
      seconds: 30,
      people: 300,
      generators: 1,
    });
  });

  it("is shorter when quick, and what is said counts", () => {
    expect(parsePlan(["--quick"])).toMatchObject({ isQuick: true, seconds: 1 });
    expect(parsePlan(["--quick", "--seconds", "5", "--people=40", "--generators", "2", "--self-check"])).toMatchObject({
      isSelfCheck: true,
      seconds: 5,
      people: 40,
      generators: 2,
    });
  });

  it.each([["--seconds", "0"], ["--people", "1"], ["--people=901"], ["--generators", "1.5"], ["--generators=two"]])(
    "refuses %s %s",
    (...args) => expect(() => parsePlan(args)).toThrow(/whole number/),
  );

  it("refuses what is no option", () => {
    expect(() => parsePlan(["--fast"])).toThrow(/fast/);
  });
});

it("nobody hugs themselves, everybody sends as much, and to many", () => {
  const pairs = Array.from({ length: 7 * 60 }, (_, n) => pairOf(n, 7));
  expect(pairs.every(([from, to]) => from !== to && to >= 0 && to < 7)).toBe(true);
  for (let person = 0; person < 7; person += 1) {
    expect(pairs.filter(([from]) => from === person)).toHaveLength(60);
    expect(new Set(pairs.filter(([from]) => from === person).map(([, to]) => to)).size).toBe(6);
  }
});
