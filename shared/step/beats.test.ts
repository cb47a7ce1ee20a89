import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beatStepOf, reportFault, togetherOf, type Report } from "./beats.ts";

const report = (startMs: number, earlierMs = 10, laterMs = 10): Report => ({
  startMs,
  loMs: startMs - earlierMs,
  hiMs: startMs + laterMs,
});
const DUE_MS = 5_000;
const ISSUED_MS = 2_000;
const ARRIVED_MS = 5_100;
const faultOf = (given: Report) => reportFault(given, DUE_MS, ISSUED_MS, ARRIVED_MS);

describe("a report on a beat", () => {
  it("can be true", () => {
    expect(faultOf(report(5_004))).toBeNull();
    expect(faultOf({ startMs: 5_000, loMs: 5_000, hiMs: 5_000 })).toBeNull();
  });

  it("has its moment between its ends", () => {
    expect(faultOf({ startMs: 5_000, loMs: 5_001, hiMs: 5_010 })).toBe("out_of_order");
    expect(faultOf({ startMs: 5_000, loMs: 4_990, hiMs: 4_999 })).toBe("out_of_order");
    expect(faultOf({ startMs: Number.NaN, loMs: 4_990, hiMs: 5_010 })).toBe("out_of_order");
    expect(faultOf({ startMs: 5_000, loMs: Number.NaN, hiMs: 5_010 })).toBe("out_of_order");
    expect(faultOf({ startMs: 5_000, loMs: -Infinity, hiMs: Infinity })).toBe("out_of_order");
  });

  it("cannot be of a time before the cue was issued", () => {
    expect(reportFault(report(4_500), DUE_MS, 4_511, ARRIVED_MS)).toBe("before_cue");
    expect(reportFault(report(4_500), DUE_MS, 4_509, ARRIVED_MS)).toBeNull();
  });

  it("cannot come before the beat was shown", () => {
    expect(faultOf(report(5_111))).toBe("after_arrival");
    expect(faultOf(report(5_109))).toBeNull();
    expect(faultOf(report(5_151, 100))).toBe("after_arrival");
    expect(faultOf(report(5_150, 100))).toBeNull();
  });

  it("cannot be a second away from when it was due", () => {
    expect(faultOf(report(3_999))).toBe("far_from_due");
    expect(reportFault(report(6_001), DUE_MS, ISSUED_MS, 7_000)).toBe("far_from_due");
    expect(reportFault(report(6_000), DUE_MS, ISSUED_MS, 7_000)).toBeNull();
  });

  it("is not so wide that it would make the bound worthless for everybody", () => {
    expect(faultOf(report(5_000, 1_500, 501))).toBe("too_wide");
    expect(faultOf(report(5_000, 1_500, 500))).toBeNull();
  });
});

describe("a beat", () => {
  it("is not measured by fewer than two", () => {
    expect(beatStepOf(0, [])).toBeNull();
    expect(beatStepOf(0, [report(5)])).toBeNull();
  });

  it("has the spread that was seen and the bound that is certain", () => {
    expect(beatStepOf(3, [report(100, 10, 20), report(104, 5, 5), report(98, 1, 30)])).toEqual({
      beat: 3,
      spreadMs: 6,
      boundMs: 128 - 90,
      reports: 3,
    });
  });

  it("is bound by no less than any true starts that honest reports allow", () => {
    const honest = fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.nat(40), fc.nat(40), fc.nat(1_000));
    fc.assert(
      fc.property(fc.array(honest, { minLength: 2, maxLength: 12 }), (drawn) => {
        const reports = drawn.map(([startMs, earlierMs, laterMs]) => report(startMs, earlierMs, laterMs));
        const trueMs = reports.map(({ loMs, hiMs }, n) => loMs + (hiMs - loMs) * ((drawn[n]?.[3] ?? 0) / 1_000));
        const step = beatStepOf(0, reports);
        const trueSpreadMs = Math.max(...trueMs) - Math.min(...trueMs);
        return step !== null && step.boundMs >= trueSpreadMs - 1e-9 && step.boundMs >= step.spreadMs;
      }),
    );
  });
});

describe("a whole group hug", () => {
  const step = (spreadMs: number, boundMs: number) => ({ beat: 0, spreadMs, boundMs, reports: 2 });

  it("is not measured without a beat", () => {
    expect(togetherOf([])).toBeNull();
  });

  it("has the middle spread and the worst bound", () => {
    expect(togetherOf([step(9, 20), step(2, 30), step(4, 25)])).toEqual({ withinMs: 4, worstMs: 30, beats: 3 });
    expect(togetherOf([step(9, 20), step(2, 30)])).toEqual({ withinMs: 2, worstMs: 30, beats: 2 });
  });
});
