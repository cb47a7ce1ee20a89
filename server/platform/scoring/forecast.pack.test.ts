import { describe, expect, test } from "vitest";
import type { ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import { HISTORY } from "#shared/mood/forecast/usable-entries.ts";
import { forecastReading } from "#shared/mood/forecast/forecast.reading.ts";
import { isForecastAsk, packForecast, unpackForecast } from "./forecast.pack.ts";

const entryAt = (n: number) => ({
  atMs: 1_790_000_000_000 + n * 3_600_000,
  localHour: (n * 1.25) % 24,
  weekday: n % 7,
  valence: ((n * 37) % 101) / 100,
  arousal: ((n * 53) % 101) / 100,
});
const askOf = (count: number): ForecastAsk => {
  const { valence: _, arousal: __, ...target } = entryAt(count);
  return { entries: Array.from({ length: count }, (___, n) => entryAt(n)), target };
};
const ask = askOf(20);
const [first = entryAt(0), ...rest] = ask.entries;

describe("what is asked of mood-forecast, as a row of numbers", () => {
  test.each([0, 1, 20, HISTORY])("%i entries come out as they went in", (count) => {
    expect(unpackForecast(packForecast(askOf(count)))).toEqual(askOf(count));
  });

  test("of a longer history goes what the model looks at, and it is fed the same", () => {
    const long = askOf(HISTORY + 50);
    const packed = packForecast(long);
    expect(packed).toHaveLength(3 + 5 * HISTORY);
    expect(forecastReading.feeds([unpackForecast(packed)])).toEqual(forecastReading.feeds([long]));
  });

  test.each([
    ["NaN", { ...first, valence: Number.NaN }],
    ["1.01", { ...first, arousal: 1.01 }],
    ["less than nothing", { ...first, valence: -0.01 }],
    ["no moment", { ...first, atMs: Number.POSITIVE_INFINITY }],
    ["an hour that no clock shows", { ...first, localHour: 24 }],
  ])("%s is nothing to ask with, in an entry or as the target", (_, wrong) => {
    expect(isForecastAsk({ ...ask, entries: [wrong, ...rest] })).toBe(false);
    const isOfTarget = wrong.valence === first.valence && wrong.arousal === first.arousal;
    expect(isForecastAsk({ ...ask, target: wrong })).toBe(!isOfTarget);
    expect(isForecastAsk(ask)).toBe(true);
  });
});
