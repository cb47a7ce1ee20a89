import { exponentialAverage } from "#shared/mood/forecast/exponential-average.ts";
import type { Forecast, ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import { isShowable, MIN_ENTRIES } from "#shared/mood/forecast/showable.ts";
import type { PackedMood } from "#shared/mood/insights/packed-moods.ts";
import { dayNumberOf, weekdayOfNumber } from "#shared/mood/day-number.ts";
import { dayAfter, localTime } from "#shared/mood/local-time.ts";
import type { ForecastView } from "#shared/schema/insights.ts";
import type { Scoring } from "../../platform/scoring/scoring.port.ts";

export type ForecastQuestion = {
  /** The newest, in any order; all there are, or at least `HISTORY`. */
  readonly moods: readonly PackedMood[];
  /** Where the device is that looks, and the day that it is there. */
  readonly timeZone: string;
  readonly today: string;
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

/** The next day that the model means is the first after that of the newest mood: today, while today has none. */
const nextDayOf = ({ moods, today }: ForecastQuestion): string => {
  const newest = moods.reduce((last, [, , day]) => (day > last ? day : last), "");
  return newest < today ? today : dayAfter(newest, 1);
};

/**
 * What is to be expected now. Asked when somebody looks, and never kept: it is about that moment, and a model that could
 * not answer is asked again at the next look. Meanwhile an average says what it can.
 */
export const createForecast = (forecasts: Scoring["forecasts"]) => {
  const scored = async (userId: string, ask: ForecastAsk): Promise<Forecast | null> => {
    const said = await forecasts([ask], userId);
    return said.kind === "scored" ? (said.results[0] ?? null) : null;
  };
  return async (userId: string, question: ForecastQuestion): Promise<ForecastView> => {
    const have = question.moods.length;
    if (have < MIN_ENTRIES) return { kind: "not_enough", have, need: MIN_ENTRIES };
    const [ask, nextDayOn] = [askOf(question), nextDayOf(question)];
    const forecast = await scored(userId, ask).catch(() => null);
    if (forecast !== null)
      return isShowable(forecast, ask.entries) ? { kind: "shown", ...forecast, nextDayOn } : { kind: "too_wide" };
    const { forecast: average } = exponentialAverage(ask);
    const isShown = isShowable(average, ask.entries);
    return isShown ? { kind: "not_there", average: { ...average, nextDayOn } } : { kind: "not_there" };
  };
};
