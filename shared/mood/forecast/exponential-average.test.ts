import { expect, test } from "vitest";
import { exponentialAverage } from "./exponential-average.ts";
import { madeAsk } from "./testing/made-ask.ts";

const HOUR_MS = 3_600_000;

test("it says by whom it is, so that nobody takes it for the model", () => {
  expect(exponentialAverage(madeAsk(3)).by).toBe("average");
});

test("next is the average with a fifth for the newest, next day that of days with three tenths", () => {
  const point = (day: number, localHour: number, valence: number) => ({
    atMs: (day * 24 + localHour) * HOUR_MS,
    localHour,
    weekday: day % 7,
    valence,
    arousal: 0.5,
  });
  const entries = [point(0, 8, 0.2), point(0, 20, 0.4), point(1, 23.5, 0.8), point(2, 0.5, 0.6)];
  const { next, nextDay } = exponentialAverage({ entries, target: point(2, 9, 0) }).forecast;
  expect(next.valence.mid).toBeCloseTo(0.2 * 0.64 * 0.8 + 0.4 * 0.2 * 0.64 + 0.8 * 0.2 * 0.8 + 0.6 * 0.2, 12);
  expect(nextDay.valence.mid).toBeCloseTo((0.3 * 0.7 + 0.8 * 0.3) * 0.7 + 0.6 * 0.3, 12);
});

test.each([0, 1, 2, 14, 300])("ranges are in order within 0..1 after %i entries", (count) => {
  const { next, nextDay } = exponentialAverage(madeAsk(count)).forecast;
  for (const { low, mid, high } of [next.valence, next.arousal, nextDay.valence, nextDay.arousal]) {
    expect(low).toBeGreaterThanOrEqual(0);
    expect(mid).toBeGreaterThanOrEqual(low);
    expect(high).toBeGreaterThanOrEqual(mid);
    expect(high).toBeLessThanOrEqual(1);
  }
});
