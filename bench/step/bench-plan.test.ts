import { describe, expect, it } from "vitest";
import { parsePlan } from "./bench-plan.ts";

describe("the plan", () => {
  it("is the whole of it without options", () => {
    expect(parsePlan([])).toMatchObject({ isQuick: false, clients: 5, asymmetry: 0, groups: 200, cues: 50, seed: 1 });
  });

  it("is shorter when quick, and what is said counts", () => {
    expect(parsePlan(["--quick"])).toMatchObject({ isQuick: true, groups: 30, cues: 20 });
    expect(parsePlan(["--quick", "--clients", "32", "--asymmetry=30"])).toMatchObject({
      clients: 32,
      groups: 4,
      asymmetry: 30,
    });
    expect(parsePlan(["--groups", "7", "--cues", "3", "--seed", "0", "--at-once", "64"])).toMatchObject({
      groups: 7,
      cues: 3,
      seed: 0,
      atOnce: 64,
    });
  });

  it("has room for one group at the least", () => {
    expect(parsePlan(["--clients", "32", "--at-once", "5"]).atOnce).toBe(32);
  });

  it.each([["--clients", "1"], ["--clients", "five"], ["--asymmetry", "-1"], ["--asymmetry=100"], ["--groups", "1.5"]])(
    "refuses %s %s",
    (...args) => expect(() => parsePlan(args)).toThrow(/whole number|ambiguous/),
  );

  it("refuses what is no option", () => {
    expect(() => parsePlan(["--fast"])).toThrow(/fast/);
  });
});
