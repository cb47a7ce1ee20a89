import { expect, it } from "vitest";
import { parsePlan } from "./auth-plan.ts";
import { lineOf, rowsOf } from "./auth-report.ts";

const measured = {
  transport: "uws",
  idle: { p50: 0.1, p99: 0.9, most: 1 },
  busy: { p50: 1, p99: 21, most: 40 },
  signIns: 800,
  refused: 0,
  perS: 40,
  tookMs: { p50: 1_200, p99: 1_500 },
  server: 1.4,
};

it("says what is missed", () => {
  expect(lineOf(measured)).toEqual({ bench: "auth", signInsPerS: 40, loopDelayMs: { p99: 21 } });
  const goals = (p99: number) =>
    rowsOf({ ...measured, busy: { ...measured.busy, p99 } }, parsePlan([])).map((row) => row[2]);
  expect(goals(21).join()).toContain("MISSED");
  expect(goals(20).join()).toContain("met");
});

it("reads its options and refuses others with a sentence", () => {
  expect(parsePlan([])).toEqual({ people: 50, seconds: 20 });
  expect(parsePlan(["--quick", "--people", "3"])).toEqual({ people: 3, seconds: 5 });
  expect(() => parsePlan(["--people", "0"])).toThrow(/from 1 to 150/);
});
