import { describe, expect, it } from "vitest";
import { INPUT_LIMITS, spend, type Bucket } from "#shared/schema/limits.ts";
import { BURST_GAP_MS, BURST_PROBES, createProbePace, SPARSE_GAP_MS } from "./probe-pace.ts";

/** Moments of the probes of a while, each sent when it is due. */
const probesOf = (forMs: number, excessMs: number): number[] => {
  const pace = createProbePace();
  const sentMs: number[] = [];
  for (let atMs = 0; atMs < forMs; atMs = pace.nextAtMs()) {
    pace.asked(atMs, excessMs);
    sentMs.push(atMs);
  }
  return sentMs;
};
const gapsOf = (sentMs: readonly number[]) => sentMs.slice(1).map((atMs, n) => atMs - (sentMs[n] ?? 0));

describe("the pace of probes", () => {
  it("is due at once, then a burst, then ever slower until it is sparse", () => {
    expect(createProbePace().nextAtMs()).toBe(-Infinity);
    const gaps = gapsOf(probesOf(600_000, 15));
    expect(gaps.slice(0, BURST_PROBES - 1).every((gapMs) => gapMs === BURST_GAP_MS)).toBe(true);
    expect(gaps.every((gapMs, n) => n === 0 || gapMs >= (gaps[n - 1] ?? 0) - 1e-6)).toBe(true);
    expect(gaps.at(-1)).toBeCloseTo(SPARSE_GAP_MS, 6);
  });

  it("slows down more slowly on a rough path", () => {
    expect(probesOf(60_000, 60).length).toBeGreaterThan(probesOf(60_000, 15).length);
    expect(probesOf(60_000, 15).length).toBeGreaterThan(probesOf(60_000, 0).length);
  });

  it("bursts again when it is told to", () => {
    const pace = createProbePace();
    for (let atMs = 0; atMs < 300_000; atMs = pace.nextAtMs()) pace.asked(atMs, 15);
    pace.burst(300_000);
    expect(pace.nextAtMs()).toBe(300_000);
    pace.asked(300_000, 15);
    expect(pace.nextAtMs()).toBe(300_000 + BURST_GAP_MS);
  });

  it("is never more than the room takes, on whatever path", () => {
    for (const excessMs of [0, 1, 15, 60, 1_000]) {
      let bucket: Bucket | undefined;
      for (const atMs of probesOf(180_000, excessMs)) {
        const spent = spend(INPUT_LIMITS["step/probe"], bucket, atMs);
        if (!spent.ok) throw new Error(`Too many at ${atMs} ms, excess ${excessMs} ms`);
        bucket = spent.bucket;
      }
    }
  });
});
