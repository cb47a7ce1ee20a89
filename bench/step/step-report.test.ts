import { describe, expect, it } from "vitest";
import { figuresOf, type Figures } from "./figures.ts";
import { lineOf, rowsOf, skewGoals } from "./step-report.ts";
import { soundGroup } from "./testing/made-records.ts";

const PLAN = { clients: 5, asymmetry: 0 };
const SEEDED = { faults: 3, caught: 3 };
const figures = figuresOf([soundGroup()], 20);
const verdicts = (given: Figures, seeded = SEEDED) =>
  rowsOf(PLAN, given, seeded, []).flatMap(([name, , goal = ""]) => (goal.endsWith("MISSED") ? [name.trim()] : []));

describe("the report", () => {
  it("ends in a line that machines read", () => {
    expect(JSON.stringify(lineOf(PLAN, figures, SEEDED))).toBe(
      '{"bench":"step","clients":5,"asymmetry":0,"skewMs":{"p50":4,"p99":4},"floorMs":{"p50":0,"p99":0},"coverage":1,' +
        '"convergeMs":{"p50":300,"p99":300},"lateRatio":0,"peers":{"one ping":{"p50":40,"p99":40}},' +
        '"seededFaults":3,"seededFaultsCaught":3}',
    );
  });

  it("says of every goal whether it is met", () => {
    expect(verdicts({ ...figures, skewMs: { p50: 2, p99: 5 } })).toEqual([]);
    const bad: Figures = {
      ...figures,
      skewMs: { p50: 2.1, p99: 5.1 },
      coverage: 0.9989,
      widthOverMs: 0.1,
      convergeMs: { p50: 1_001, p99: 2_501 },
      lateRatio: 0.0011,
      missingCues: 1,
      bounded: 0.99,
    };
    expect(verdicts(bad, { faults: 3, caught: 2 })).toEqual([
      "Skew, p50",
      "Skew, p99",
      "Interval holds the truth",
      "its width",
      "Within 5 ms of the floor, p50",
      "p99",
      "Late cues",
      "cues that never came",
      "Bound at least the spread",
      "Seeded faults caught",
    ]);
  });

  it("does not take a figure that is missing for a good one", () => {
    const none = { p50: Number.NaN, p99: Number.NaN };
    const missed = verdicts({
      ...figures,
      skewMs: none,
      convergeMs: none,
      coverage: Number.NaN,
      lateRatio: Number.NaN,
    });
    expect(missed).toHaveLength(6);
  });

  it("names suspects", () => {
    const rows = rowsOf(PLAN, figures, SEEDED, [{ group: 4, client: 2, why: "is 60.0 ms off" }]);
    expect(rows).toContainEqual(["Suspect clients", "client 2 of group 4 is 60.0 ms off", "none: MISSED"]);
  });

  it("has goals by the number of clients and by the floor", () => {
    expect(skewGoals(5, 0, { p50: 0, p99: 0 })).toEqual({ p50: 2, p99: 5 });
    expect(skewGoals(32, 0, { p50: 0, p99: 0 })).toEqual({ p50: 3, p99: 6 });
    expect(skewGoals(5, 30, { p50: 35, p99: 70 })).toEqual({ p50: 38, p99: 73 });
  });
});
