import type { Moment, MoodPoint } from "./mood-point.ts";

/** Eight in ten entries are expected between `low` and `high`; `mid` between them is expected. All 0..1, in order. */
export type Range = { readonly low: number; readonly mid: number; readonly high: number };

export type AffectRange = { readonly valence: Range; readonly arousal: Range };

export type ForecastAsk = {
  /** Oldest first. */
  readonly entries: readonly MoodPoint[];
  /** For when; after the entries. */
  readonly target: Moment;
};

export type Forecast = {
  /** An entry made at the target. */
  readonly next: AffectRange;
  /** The mean of the entries of the next local day with any, after that of the newest entry. */
  readonly nextDay: AffectRange;
};

/** Who says a forecast: the average stands in while the model cannot be had, and a page says so. */
export type SaidForecast = { readonly by: "model" | "average"; readonly forecast: Forecast };
