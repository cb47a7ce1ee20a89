import { expect, it } from "vitest";
import { parsePlan, playLimitMs } from "./bench-plan.ts";

it("without --group it is about hugs for two, with it about one group hug", () => {
  expect(parsePlan([])).toMatchObject({ kind: "full", group: null });
  expect(parsePlan(["--quick"])).toMatchObject({ kind: "quick", group: null });
  expect(parsePlan(["--group", "50"])).toMatchObject({ kind: "full", group: { participants: 50 } });
  expect(parsePlan(["--group=200", "--quick"])).toMatchObject({ kind: "quick", group: { participants: 200 } });
});

it("a full run leaves at least ten times, a quick one three times", () => {
  expect(parsePlan(["--group", "2"]).group?.leaves).toBeGreaterThanOrEqual(10);
  expect(parsePlan(["--group", "2", "--quick"]).group?.leaves).toBe(3);
});

it("a group that there cannot be is named", () => {
  for (const people of ["1", "201", "2.5", "many", ""])
    expect(() => parsePlan([`--group=${people}`])).toThrow(`not "${people}"`);
  expect(() => parsePlan(["--self-check", "--group", "5"])).toThrow("its own group");
});

it("plays share the time that is left, and are never shorter than what shows something", () => {
  expect(playLimitMs(10_000, 30_000, 4)).toBe(4_100);
  expect(playLimitMs(29_000, 30_000, 4)).toBe(1_200);
  expect(playLimitMs(0, Infinity, 4)).toBe(Infinity);
});
