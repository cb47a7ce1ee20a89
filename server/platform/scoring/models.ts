import type { Forecast, ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import { forecastReading } from "#shared/mood/forecast/forecast.reading.ts";
import { vocabularyFeeds, createNoteReading } from "#shared/mood/note/reading.ts";
import type { NoteAffect } from "#shared/mood/note/affect.ts";
import { NOTE_MAX } from "#shared/schema/mood.limits.ts";
import { isForecastAsk, packForecast, unpackForecast } from "./forecast.pack.ts";
import { NO_CONSTANTS, type ServedModel } from "./served-model.ts";

/** UTF-16 units. No note of ours has more, whatever its characters; of a longer one only its ends would be read. */
const NOTE_UNITS_MAX = 10 * NOTE_MAX;

const notes: ServedModel<string, NoteAffect> = {
  isItem: (note) => typeof note === "string" && note.length <= NOTE_UNITS_MAX,
  pack: (note) => note,
  constants: { outputs: ["vocabulary"], feeds: vocabularyFeeds() },
  likeSizes: { sizeOf: (note: string) => note.length, most: 16 },
  reading({ vocabulary }) {
    if (vocabulary?.type !== "uint8")
      throw new TypeError("note-affect has no vocabulary: another model is in its place");
    return createNoteReading(vocabulary.data);
  },
};

const forecasts: ServedModel<ForecastAsk, Forecast> = {
  isItem: isForecastAsk,
  pack: packForecast,
  constants: NO_CONSTANTS,
  likeSizes: null,
  reading: () => ({
    ...forecastReading,
    feeds: (rows: readonly Float64Array[]) => forecastReading.feeds(rows.map(unpackForecast)),
  }),
};

/** What is served, by folder in `ml/models`: asked on the event loop, read by the workers. */
export const MODELS = { "note-affect": notes, "mood-forecast": forecasts } as const;
