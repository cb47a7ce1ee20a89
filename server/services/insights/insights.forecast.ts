import { exponentialAverage } from "#shared/mood/forecast/exponential-average.ts";
import type { Forecast, ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import { isShowable, MIN_ENTRIES } from "#shared/mood/forecast/showable.ts";
import type { PackedMood } from "#shared/mood/insights/packed-moods.ts";
import { dayNumberOf, weekdayOfNumber } from "#shared/mood/day-number.ts";
import { localTime } from "#shared/mood/local-time.ts";
import type { ForecastView } from "#shared/schema/insights.ts";
import type { Scoring } from "../../platform/scoring/scoring.port.ts";

export type ForecastQuestion = {
  /** The newest, in any order. */
  readonly moods: readonly PackedMood[];
  /** Of how many they are the newest. */
  readonly entries: number;
  /** Zone of the newest one. */
  readonly timeZone: string;
  readonly nowMs: number;
};

const askOf = ({ moods, timeZone, nowMs }: ForecastQuestion): ForecastAsk => {
  const entries = moods
    .toSorted((one, other) => one[1] - other[1])
    .map(([, atMs, day, minutes, valence, arousal]) => ({
      atMs,
      localHour: minutes / 60,
      weekday: weekdayOfNumber(dayNumberOf(day)),
      valence,
      arousal,
    }));
  // A device's clock may be ahead: what comes next comes after what there is.
  const atMs = Math.max(nowMs, entries.at(-1)?.atMs ?? nowMs);
  const { minutes, weekday } = localTime(timeZone, atMs);
  return { entries, target: { atMs, localHour: minutes / 60, weekday } };
};

/** What is to be expected; whatever is wrong with the model, it is only not there, and an average says what it can. */
export const createForecast = (forecasts: Scoring["forecasts"]) => {
  const scored = async (userId: string, ask: ForecastAsk): Promise<Forecast | null> => {
    const said = await forecasts([ask], userId);
    return said.kind === "scored" ? (said.results[0] ?? null) : null;
  };
  return async (userId: string, question: ForecastQuestion): Promise<ForecastView> => {
    const { entries } = question;
    if (entries < MIN_ENTRIES) return { kind: "not_enough", have: entries, need: MIN_ENTRIES };
    const ask = askOf(question);
    const forecast = await scored(userId, ask).catch(() => null);
    if (forecast !== null)
      return isShowable(forecast, ask.entries) ? { kind: "shown", ...forecast } : { kind: "too_wide" };
    const { forecast: average } = exponentialAverage(ask);
    return isShowable(average, ask.entries) ? { kind: "not_there", average } : { kind: "not_there" };
  };
};
