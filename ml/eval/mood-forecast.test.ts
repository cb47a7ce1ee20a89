import { beforeAll, expect, test } from "vitest";
import { forecastReading } from "#shared/mood/forecast/forecast.reading.ts";
import type { Forecast, ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import { madeAsk } from "#shared/mood/forecast/testing/made-ask.ts";
import { loadModel, scoreAll, type LoadedModel } from "./loaded-model.ts";
import { forecastParity } from "./parity.ts";

let model: LoadedModel;

beforeAll(async () => {
  const loaded = await loadModel("mood-forecast");
  if (!loaded) throw new Error("There is no ml/models/mood-forecast/model.onnx.");
  model = loaded;
});

const rangesOf = ({ next, nextDay }: Forecast) => [next.valence, next.arousal, nextDay.valence, nextDay.arousal];
const hostile: ForecastAsk[] = [0, 1, 2, 13, 14, 60, 500].flatMap((count) => {
  const ask = madeAsk(count);
  const all = (value: number) => ({
    ...ask,
    entries: ask.entries.map((one) => ({ ...one, valence: value, arousal: value })),
  });
  return [ask, all(0), all(1), all(Number.NaN), { ...ask, target: { ...ask.target, atMs: ask.target.atMs + 1e12 } }];
});

test("Node says what Python said, to 1e-5", async () => {
  const { features, answers } = await forecastParity(model);
  expect(features).toBeLessThan(1e-5);
  expect(answers).toBeLessThan(1e-5);
});

test("ranges never cross and stay within 0..1, whatever the history", async () => {
  for (const forecast of await scoreAll(model, forecastReading, hostile)) {
    for (const { low, mid, high } of rangesOf(forecast)) {
      expect(low).toBeGreaterThanOrEqual(0);
      expect(mid).toBeGreaterThanOrEqual(low);
      expect(high).toBeGreaterThanOrEqual(mid);
      expect(high).toBeLessThanOrEqual(1);
    }
  }
});

test("a forecast does not depend on what is beside it in the batch", async () => {
  const together = await scoreAll(model, forecastReading, hostile);
  for (const [at, ask] of hostile.entries()) {
    const [alone] = await scoreAll(model, forecastReading, [ask]);
    const off = rangesOf(alone as Forecast).flatMap((range, which) => {
      const other = rangesOf(together[at] as Forecast)[which]; // as: one for each ask
      return [range.low - (other?.low ?? 9), range.mid - (other?.mid ?? 9), range.high - (other?.high ?? 9)];
    });
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(1e-6);
  }
});

test("another model's answer is refused", () => {
  const data = new Float32Array(11);
  expect(() => forecastReading.results({ quantiles: { type: "float32", dims: [11], data } }, 1)).toThrow(
    "mood-forecast",
  );
});
