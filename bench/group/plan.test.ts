import { describe, expect, it } from "vitest";
import { parsePlan } from "./plan.ts";
import { SIDES } from "./sides.ts";

describe("the plan", () => {
  it("is the whole of it without options: 100 rooms of 20 at first", () => {
    const whole = { isQuick: false, isSelfCheck: false, seconds: 30, generators: 1, startRooms: 100, mostRooms: 600 };
    expect(parsePlan([])).toMatchObject({ ...whole, sides: SIDES });
  });

  it("is shorter when quick, and what is said counts", () => {
    expect(parsePlan(["--quick"])).toMatchObject({ seconds: 3, startRooms: 50, sides: ["hugmood", "colyseus-uws"] });
    expect(
      parsePlan(["--quick", "--seconds", "5", "--most=2000", "--only", "uws,hugmood", "--self-check"]),
    ).toMatchObject({
      isSelfCheck: true,
      seconds: 5,
      mostRooms: 100,
      sides: ["hugmood", "uws"],
    });
  });

  it.each([["--seconds", "0"], ["--most", "19"], ["--generators", "1.5"], ["--generators=two"]])(
    "refuses %s %s",
    (...args) => expect(() => parsePlan(args)).toThrow(/whole number/),
  );

  it("refuses what is no side, and what is no option", () => {
    expect(() => parsePlan(["--only", "uws,phoenix"])).toThrow(/not "phoenix"/);
    expect(() => parsePlan(["--fast"])).toThrow(/fast/);
  });
});
