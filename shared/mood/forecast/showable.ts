import type { Forecast, Range } from "./forecast.ts";
import type { MoodPoint } from "./mood-point.ts";

export const MIN_ENTRIES = 14;
export const WIDEST = 0.5;

/** Whether a range says anything: eight in ten entries lie within at most half of the scale. NaN is never narrow. */
export const isNarrow = ({ low, high }: Range): boolean => high - low <= WIDEST;

/** Why a forecast is not shown. */
export type Silence = "too_few_entries" | "too_wide";

/** null = it may be shown. The next valence decides; beside it, a page leaves out each range that is not narrow. */
export function silenceOf({ next }: Forecast, entries: readonly MoodPoint[]): Silence | null {
  if (entries.length < MIN_ENTRIES) return "too_few_entries";
  return isNarrow(next.valence) ? null : "too_wide";
}

export const isShowable = (forecast: Forecast, entries: readonly MoodPoint[]): boolean =>
  silenceOf(forecast, entries) === null;
