import { describe, expect, test } from "vitest";
import type { ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import { forecastReading } from "#shared/mood/forecast/forecast.reading.ts";
import { HISTORY } from "#shared/mood/forecast/usable-entries.ts";
import { forecastModel } from "./forecast.model.ts";

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

describe("mood-forecast as it is served", () => {
  test("the model is fed what it was trained on, and what it says is read, as if there were no thread between", async () => {
    const asks = [askOf(0), ask, askOf(HISTORY + 50)];
    const data = Float32Array.from({ length: 12 * asks.length }, (_, n) => n / 100);
    const outputs = { quantiles: { type: "float32", dims: [asks.length, 4, 3], data } } as const;
    const fed: unknown[] = [];
    const said = await forecastModel.reading({})(forecastModel.pack(asks) as never, async (feeds) => {
      fed.push(feeds);
      return outputs;
    });
    expect(fed).toEqual([forecastReading.feeds(asks)]);
    expect(forecastModel.unpack(said as never)).toEqual(forecastReading.results(outputs, asks.length));
  });

  test("of a longer history goes what the model looks at", () => {
    expect(forecastModel.pack([askOf(HISTORY + 50)])).toEqual(
      forecastModel.pack([{ ...askOf(HISTORY + 50), entries: askOf(HISTORY + 50).entries.slice(-HISTORY) }]),
    );
  });

  test.each([
    ["NaN", { ...first, valence: Number.NaN }],
    ["1.01", { ...first, arousal: 1.01 }],
    ["less than nothing", { ...first, valence: -0.01 }],
    ["no moment", { ...first, atMs: Number.POSITIVE_INFINITY }],
    ["an hour that no clock shows", { ...first, localHour: 24 }],
  ])("%s is nothing to ask with, in an entry or as the target", (_, wrong) => {
    expect(forecastModel.isItem({ ...ask, entries: [wrong, ...rest] })).toBe(false);
    const isOfTarget = wrong.valence === first.valence && wrong.arousal === first.arousal;
    expect(forecastModel.isItem({ ...ask, target: wrong })).toBe(!isOfTarget);
    expect(forecastModel.isItem(ask)).toBe(true);
  });
});
