import { describe, expect, it } from "vitest";
import { parsePlan } from "./moderation-plan.ts";

describe("the plan", () => {
  it("is the whole of it without options", () => {
    expect(parsePlan([])).toEqual({
      isQuick: false,
      rooms: 10_000,
      moderators: 20,
      live: 200,
      acted: 100,
      changesPerS: 200,
      seconds: 20,
    });
  });

  it("has as many rooms when quick, fewer of them live, and what is said counts", () => {
    expect(parsePlan(["--quick"])).toMatchObject({
      isQuick: true,
      rooms: 10_000,
      moderators: 20,
      live: 60,
      seconds: 6,
    });
    expect(parsePlan(["--quick", "--rooms", "90", "--moderators=2", "--live", "6", "--changes=0"])).toMatchObject({
      rooms: 90,
      moderators: 2,
      live: 6,
      acted: 3,
      changesPerS: 0,
    });
  });

  it.each([["--rooms", "100"], ["--moderators=1"], ["--live", "1.5"], ["--changes=all"], ["--seconds", "0"]])(
    "refuses %s %s",
    (...args) => expect(() => parsePlan(args)).toThrow(/whole number/),
  );

  it("refuses what is no option", () => {
    expect(() => parsePlan(["--fast"])).toThrow(/fast/);
  });
});
