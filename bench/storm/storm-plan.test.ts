import { describe, expect, it } from "vitest";
import { parsePlan } from "./storm-plan.ts";

describe("the plan", () => {
  it("is the whole of it without options", () => {
    expect(parsePlan([])).toMatchObject({ isQuick: false, clients: 5_000, perS: 100, atOnce: 64, generators: 1 });
  });

  it("is smaller when quick, and what is said counts", () => {
    expect(parsePlan(["--quick"])).toMatchObject({ isQuick: true, clients: 1_000 });
    expect(parsePlan(["--quick", "--clients", "40", "--rate=7", "--at-once", "8", "--generators=2"])).toMatchObject({
      clients: 40,
      perS: 7,
      atOnce: 8,
      generators: 2,
    });
  });

  it.each([["--clients", "9"], ["--clients=20001"], ["--rate", "1.5"], ["--at-once=all"], ["--generators", "6"]])(
    "refuses %s %s",
    (...args) => expect(() => parsePlan(args)).toThrow(/whole number/),
  );

  it("refuses what is no option", () => {
    expect(() => parsePlan(["--fast"])).toThrow(/fast/);
  });
});
