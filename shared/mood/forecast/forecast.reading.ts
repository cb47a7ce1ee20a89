import type { ModelReading, Tensors } from "../model.ts";
import { FEATURES, featuresOf } from "./features.ts";
import type { AffectRange, Forecast, ForecastAsk, Range } from "./forecast.ts";
import { countOfAsks, packAsks, type PackedAsks } from "./packed-asks.ts";

const FIGURES = 12;

/**
 * How `mood-forecast` is asked and read: `features` float32 [n, FEATURES] in; `quantiles` float32 [n, 4, 3] out: next
 * valence, next arousal, next day's valence and arousal, each as low, mid and high within 0..1 and in order.
 */
export const forecastReading: ModelReading<ForecastAsk, Forecast> = {
  name: "mood-forecast",
  feeds: (asks) => feedsOfAsks(packAsks(asks)),
  results: (outputs, count) => forecastsOf(quantilesOf(outputs, count)),
};

export const feedsOfAsks = (packed: PackedAsks): Tensors => ({
  features: { type: "float32", dims: [countOfAsks(packed), FEATURES], data: featuresOf(packed) },
});

/** The model's answer as it is: `FIGURES` numbers an ask. Throws when it is none for so many asks. */
export function quantilesOf(outputs: Tensors, asks: number): Float32Array {
  const quantiles = outputs["quantiles"]?.data;
  if (!(quantiles instanceof Float32Array) || quantiles.length !== asks * FIGURES) {
    throw new Error(
      `mood-forecast answered no ${asks} × ${FIGURES} quantiles: its file is not the one of this version.`,
    );
  }
  return quantiles;
}

export const forecastsOf = (quantiles: Float32Array): readonly Forecast[] =>
  Array.from({ length: quantiles.length / FIGURES }, (_, index) => forecastAt(quantiles, index * FIGURES));

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
