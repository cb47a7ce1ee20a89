import { describe, expect, it } from "vitest";
import { parsePlan } from "./idle-plan.ts";

describe("the plan", () => {
  it("is the whole of it without options", () => {
    expect(parsePlan([])).toMatchObject({ isQuick: false, users: 10_000, seconds: 30, peerSeconds: 30, atOnce: 64 });
  });

  it("is shorter when quick, and what is said counts", () => {
    expect(parsePlan(["--quick"])).toMatchObject({ users: 1_500, seconds: 10, peerSeconds: 3 });
    expect(parsePlan(["--quick", "--users", "40", "--seconds=2", "--at-once", "8", "--generators=2"])).toEqual({
      isQuick: true,
      users: 40,
      seconds: 2,
      peerSeconds: 2,
      atOnce: 8,
      generators: 2,
    });
  });

  it.each([["--users", "0"], ["--users=50001"], ["--seconds", "1.5"], ["--at-once=many"], ["--generators", "9"]])(
    "refuses %s %s",
    (...args) => expect(() => parsePlan(args)).toThrow(/whole number/),
  );

  it("refuses what is no option", () => {
    expect(() => parsePlan(["--fast"])).toThrow(/fast/);
  });
});
