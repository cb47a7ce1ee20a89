import type { Forecast, ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import { feedsOfAsks, forecastsOf, quantilesOf } from "#shared/mood/forecast/forecast.reading.ts";
import { isUsable } from "#shared/mood/forecast/mood-point.ts";
import { countOfAsks, packAsks, type PackedAsks } from "#shared/mood/forecast/packed-asks.ts";
import { NO_CONSTANTS, type ServedModel } from "./served-model.ts";

/** Asks and answers go from thread to thread as one row of numbers each. */
export const forecastModel: ServedModel<ForecastAsk, Forecast> = {
  isItem: ({ entries, target }) => isUsable({ ...target, valence: 0, arousal: 0 }) && entries.every(isUsable),
  pack: packAsks,
  unpack: (quantiles: Float32Array) => forecastsOf(quantiles),
  constants: NO_CONSTANTS,
  reading: () => async (packed: PackedAsks, run) => quantilesOf(await run(feedsOfAsks(packed)), countOfAsks(packed)),
};
