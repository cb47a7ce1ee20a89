import { expect, test } from "vitest";
import { fewer, isNewTo, percentOf, stricter } from "./measure.policy.ts";

test("M1 new is whoever came after so long before its beginning, also while it is on", () => {
  const raid = { beginsAtMs: 10 * 3_600_000, newForMinutes: 60 };
  expect([8.9, 9, 9.1, 10, 11].map((hours) => isNewTo(raid, hours * 3_600_000))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

test("M4 of several the lowest counts, of those that are about it", () => {
  const limits = [
    { percent: 50, of: ["hug/send", "joins"] },
    { percent: 20, of: ["hug/send"] },
  ] as const;
  const asked = limits.map(({ percent, of }) => ({ percent, of: [...of] }));
  expect((["hug/send", "joins", "guests"] as const).map((name) => percentOf(asked, name))).toEqual([20, 50, 100]);
});

test("M4 lower, never higher, and never nothing", () => {
  const limit = { burst: 10, perMinute: 30 };
  expect(stricter(limit, 100)).toBe(limit);
  expect(stricter(limit, 50)).toEqual({ burst: 5, perMinute: 15 });
  expect(stricter({ burst: 3, perMinute: 6 }, 5)).toEqual({ burst: 1, perMinute: 0.3 });
  expect([fewer(60, 100), fewer(60, 50), fewer(3, 5)]).toEqual([60, 30, 1]);
});
