import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSlew, SLEW_MOST, STEP_LEAST_MS } from "./slew.ts";

describe("a time that is shown", () => {
  it("starts at its target", () => {
    expect(createSlew().follow(10, 5_000)).toBe(5_000);
  });

  it("4 never goes back and approaches at no more than its share of time", () => {
    const frames = fc.array(fc.record({ passedMs: fc.nat(100), offMs: fc.integer({ min: -120, max: 120 }) }));
    fc.assert(
      fc.property(frames, (all) => {
        const slew = createSlew();
        let [localMs, shownMs] = [0, slew.follow(0, 0)];
        for (const { passedMs, offMs } of all) {
          localMs += passedMs;
          const nextMs = slew.follow(localMs, localMs + offMs);
          expect(Math.abs(nextMs - shownMs - passedMs)).toBeLessThanOrEqual(SLEW_MOST * passedMs + 1e-9);
          expect(nextMs).toBeGreaterThanOrEqual(shownMs);
          shownMs = nextMs;
        }
      }),
    );
  });

  it("arrives and stays", () => {
    const slew = createSlew();
    slew.follow(0, 0);
    expect(slew.follow(1_000, 1_040)).toBe(1_040);
    expect(slew.follow(2_000, 2_040)).toBe(2_040);
  });

  it("4 steps when it is far off, and when it is told to", () => {
    const slew = createSlew();
    slew.follow(0, 0);
    expect(slew.follow(16, 17 + STEP_LEAST_MS)).toBe(17 + STEP_LEAST_MS);
    slew.step();
    expect(slew.follow(32, 200)).toBe(200);
  });
});
