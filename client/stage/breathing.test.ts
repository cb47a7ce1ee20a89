import { expect, test } from "vitest";
import { BREATH_MS, breathAt, glanceAt, lidsAt } from "./breathing.ts";

test("STAGE-22 5.5 breaths a minute, slow in and slower out, without a jump", () => {
  expect(60_000 / BREATH_MS).toBeCloseTo(5.5);
  expect(breathAt(BREATH_MS * 0.4, 0)).toBeCloseTo(1);
  for (let nowMs = 0; nowMs < 2 * BREATH_MS; nowMs += 16) {
    expect(Math.abs(breathAt(nowMs + 16, 0.37) - breathAt(nowMs, 0.37))).toBeLessThan(0.01);
  }
});

test("STAGE-23 lids blink briefly and rarely, glances wander without a jump", () => {
  let shutFrames = 0;
  for (let nowMs = 0; nowMs < 60_000; nowMs += 20) {
    if (lidsAt(nowMs, 1) < 0.5) shutFrames += 1;
    expect(Math.abs(glanceAt(nowMs + 20, 1) - glanceAt(nowMs, 1))).toBeLessThan(0.1);
  }
  expect(shutFrames).toBeGreaterThan(20);
  expect(shutFrames).toBeLessThan(150);
});
