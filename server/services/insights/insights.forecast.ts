import type { PackedMood } from "#shared/mood/insights/packed-moods.ts";
import type { ForecastView } from "#shared/schema/insights.ts";
import type { Scoring } from "../../platform/scoring/scoring.port.ts";

/** Under so many moods nothing is expected. */
const FORECAST_NEEDED = 14;

export type ForecastQuestion = {
  /** The newest, in any order. */
  readonly moods: readonly PackedMood[];
  readonly entries: number;
  /** Zone of the newest one. */
  readonly timeZone: string;
  readonly nowMs: number;
};

/** What is to be expected; whatever is wrong with the model, it is only not there. */
export const createForecast =
  (forecasts: Scoring["forecasts"]) =>
  async (userId: string, { moods, entries, timeZone, nowMs }: ForecastQuestion): Promise<ForecastView> => {
    if (entries < FORECAST_NEEDED) return { kind: "not_enough", have: entries, need: FORECAST_NEEDED };
    const scored = await forecasts([{ moods, timeZone, nowMs }], userId).catch(() => null);
    return scored?.kind === "scored" ? { kind: "too_wide" } : { kind: "not_there" };
  };
