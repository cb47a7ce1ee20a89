import type { ModelReading } from "../model.ts";
import { FEATURES, writeFeatures } from "./features.ts";
import type { AffectRange, Forecast, ForecastAsk, Range } from "./forecast.ts";

const FIGURES = 12;

/**
 * How `mood-forecast` is asked and read: `features` float32 [n, FEATURES] in; `quantiles` float32 [n, 4, 3] out: next
 * valence, next arousal, next day's valence and arousal, each as low, mid and high within 0..1 and in order.
 */
export const forecastReading: ModelReading<ForecastAsk, Forecast> = {
  name: "mood-forecast",
  feeds(items) {
    const data = new Float32Array(items.length * FEATURES);
    for (const [index, { entries, target }] of items.entries()) writeFeatures(entries, target, data, index * FEATURES);
    return { features: { type: "float32", dims: [items.length, FEATURES], data } };
  },
  results(outputs, count) {
    const quantiles = outputs["quantiles"]?.data;
    if (!(quantiles instanceof Float32Array) || quantiles.length !== count * FIGURES) {
      throw new Error(
        `mood-forecast answered no ${count} × ${FIGURES} quantiles: its file is not the one of this version.`,
      );
    }
    return Array.from({ length: count }, (_, index) => forecastAt(quantiles, index * FIGURES));
  },
};

const forecastAt = (figures: Float32Array, at: number): Forecast => ({
  next: affectAt(figures, at),
  nextDay: affectAt(figures, at + FIGURES / 2),
});

const affectAt = (figures: Float32Array, at: number): AffectRange => ({
  valence: rangeAt(figures, at),
  arousal: rangeAt(figures, at + 3),
});

const rangeAt = (figures: Float32Array, at: number): Range => ({
  low: figures[at] ?? 0,
  mid: figures[at + 1] ?? 0,
  high: figures[at + 2] ?? 0,
});
