import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDelayLine } from "./delay-line.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a delay line", () => {
  it("delivers everything, in order, after its time", () => {
    const out: { n: number; tookMs: number }[] = [];
    const line = createDelayLine<{ n: number; atMs: number }>(
      { seed: 3, leastMs: 50, jitterMs: 40 },
      ({ n, atMs }) => out.push({ n, tookMs: performance.now() - atMs }),
      () => undefined,
    );
    for (let n = 0; n < 1_000; n += 1) {
      line.push({ n, atMs: performance.now() });
      vi.advanceTimersByTime(25);
    }
    vi.runAllTimers();
    expect(out.map(({ n }) => n)).toEqual(Array.from({ length: 1_000 }, (_, n) => n));
    expect(Math.min(...out.map(({ tookMs }) => tookMs))).toBeGreaterThanOrEqual(49);
    expect(out.filter(({ tookMs }) => tookMs > 92).length).toBeGreaterThan(10);
    expect(Math.max(...out.map(({ tookMs }) => tookMs))).toBeLessThan(500);
  });

  it("delivers nothing once it is closed", () => {
    const out: number[] = [];
    const line = createDelayLine<number>(
      { seed: 1, leastMs: 5, jitterMs: 0 },
      (n) => out.push(n),
      () => undefined,
    );
    line.push(1);
    line.close();
    vi.runAllTimers();
    expect(out).toEqual([]);
  });
});
