import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import { MODELS } from "./loaded-model.ts";
import { windowOf } from "./window.ts";

export type Dimension = "valence" | "arousal";
type Baseline = (ask: ForecastAsk, of: Dimension) => number;
type Ridge = { readonly intercept: number; readonly weights: readonly number[] };

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = (value: number): number => Math.min(1, Math.max(0, value));
const WEIGHT = 0.2;
/** Under so many entries an autoregression is not estimated; the mean stands in. */
const AR_ENTRIES = 5;

/** Each forecasts from the entries before (1 or more, oldest first), and knows nothing of other people, but the ridge. */
export function moodBaselines(): Readonly<Record<string, Baseline>> {
  const file = join(MODELS, "baselines/window-ridge.json");
  const ridge = JSON.parse(readFileSync(file, "utf8")) as Record<Dimension, Ridge>; // as: our own file
  return {
    "person mean": ({ entries }, of) => mean(entries.map((entry) => entry[of])),
    persistence: ({ entries }, of) => entries.at(-1)?.[of] ?? Number.NaN,
    "exponential average": ({ entries }, of) =>
      exponential(
        entries.map((entry) => entry[of]),
        WEIGHT,
      ),
    "AR(1)": ({ entries }, of) => autoregression(entries.map((entry) => entry[of])),
    "ridge on a window": (ask, of) => {
      const { intercept, weights } = ridge[of];
      return share(windowOf(ask).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), intercept));
    },
  };
}

export function exponential(values: readonly number[], weight: number): number {
  return values.slice(1).reduce((level, value) => level + weight * (value - level), values[0] ?? Number.NaN);
}

/** The person's own past by least squares: mean + phi (last - mean), phi within -0.99..0.99. */
export function autoregression(values: readonly number[]): number {
  const level = mean(values);
  if (values.length < AR_ENTRIES) return level;
  let together = 0;
  let alone = 0;
  for (const [at, value] of values.slice(1).entries()) {
    const before = (values[at] ?? level) - level;
    together += before * (value - level);
    alone += before * before;
  }
  const phi = alone > 0 ? Math.min(0.99, Math.max(-0.99, together / alone)) : 0;
  return share(level + phi * ((values.at(-1) ?? level) - level));
}
