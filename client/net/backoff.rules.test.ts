import fc from "fast-check";
import { expect, it } from "vitest";
import { backoffMs } from "./backoff.rules.ts";

it("doubles from the least to the most, half of it by chance", () => {
  expect([0, 1, 2, 10].map((attempt) => backoffMs(attempt, 250, 10_000, 0))).toEqual([125, 250, 500, 5_000]);
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, chance) => {
      const ms = backoffMs(attempt, 250, 10_000, chance);
      expect(ms).toBeGreaterThanOrEqual(125);
      expect(ms).toBeLessThan(10_000);
    }),
  );
});
