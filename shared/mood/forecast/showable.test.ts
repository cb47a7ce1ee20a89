import { expect, test } from "vitest";
import type { Forecast, Range } from "./forecast.ts";
import { isShowable, silenceOf } from "./showable.ts";
import { madeAsk } from "./testing/made-ask.ts";

const range = (low: number, high: number): Range => ({ low, mid: (low + high) / 2, high });
const forecast = (valence: Range): Forecast => ({
  next: { valence, arousal: range(0.1, 0.9) },
  nextDay: { valence, arousal: range(0.4, 0.6) },
});

test.each([
  [13, range(0.4, 0.6), "too_few_entries"],
  [14, range(0.4, 0.6), null],
  [14, range(0.25, 0.75), null],
  [14, range(0.24, 0.75), "too_wide"],
  [14, range(Number.NaN, 0.6), "too_wide"],
] as const)("%i entries and %o: %s", (count, valence, silence) => {
  const { entries } = madeAsk(count);
  expect(silenceOf(forecast(valence), entries)).toBe(silence);
  expect(isShowable(forecast(valence), entries)).toBe(silence === null);
});
