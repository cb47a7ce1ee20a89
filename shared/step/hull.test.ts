import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lowerHull, type Way } from "./hull.ts";

const ways = fc
  .array(fc.record({ atMs: fc.integer({ min: 0, max: 1_000 }), tookMs: fc.integer({ min: 0, max: 100 }) }), {
    minLength: 1,
  })
  .map((drawn) => drawn.toSorted((a, b) => a.atMs - b.atMs));
const leastAt = (all: readonly Way[], rate: number) => Math.min(...all.map(({ atMs, tookMs }) => tookMs - rate * atMs));

describe("the lower hull", () => {
  it("has the shortest way for every rate", () => {
    fc.assert(
      fc.property(ways, fc.double({ min: -10, max: 10, noNaN: true }), (all, rate) => {
        expect(leastAt(lowerHull(all), rate)).toBeCloseTo(leastAt(all, rate), 6);
      }),
    );
  });

  it("has nothing that is not needed", () => {
    const all = [0, 1, 2, 3, 4].map((atMs) => ({ atMs, tookMs: atMs === 2 ? 1 : 5 }));
    expect(lowerHull(all).map(({ atMs }) => atMs)).toEqual([0, 2, 4]);
  });
});
