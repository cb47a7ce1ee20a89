import { dayAfter, weekdayOf } from "#shared/mood/local-time.ts";
import { isNarrow } from "#shared/mood/forecast/showable.ts";
import { dayName, points } from "#shared/mood/insights/number.words.ts";
import type { Expected, ExpectedMoods } from "#shared/schema/insights.ts";
import type { ChartTable } from "../../ui/charts/chart.table.ts";

const between = ({ low, high }: Expected): string => `${points(low)} and ${points(high)}`;

/** Of how pleasant; how stirred stands in the table. */
export const nextWords = ({ next }: ExpectedMoods): string =>
  `If you said now how you are, eight times in ten it would lie between ${between(next.valence)} of 100.`;
/** The next day with moods, as it is called on the day of looking. */
export const nextDayName = ({ nextDayOn }: ExpectedMoods, today: string): string => {
  if (nextDayOn === today) return "today";
  return nextDayOn === dayAfter(today, 1) ? "tomorrow" : dayName(weekdayOf(nextDayOn));
};
export const nextDayWords = (moods: ExpectedMoods, today: string): string =>
  `All of ${nextDayName(moods, today)} together, eight times in ten, would lie between ${between(moods.nextDay.valence)}.`;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const EXPECT_MEANS =
  "Worked out from your last entries alone. It knows nothing of what will happen, and two times in ten it is elsewhere.";
export const TOO_WIDE =
  "Just now it could be almost anything: what is to be expected is so wide that saying it would say nothing. That is no bad sign.";
export const NOT_THERE =
  "The part that works this out is not here at the moment. Your moods are, and everything else works as ever.";
export const FROM_AVERAGE =
  "The part that works this out is not here at the moment. This is from a plain average of your last moods, which knows nothing of hours and weekdays.";

export const expectTable = (moods: ExpectedMoods, today: string): ChartTable => {
  const { next, nextDay } = moods;
  const day = capital(nextDayName(moods, today));
  const row = (name: string, expected: Expected) => {
    const { low, mid, high } = expected;
    return isNarrow(expected) ? [[name, points(low), points(mid), points(high)]] : [];
  };
  return {
    caption: "What is to be expected, of 100",
    head: ["When, and how", "One in ten below", "In the middle", "One in ten above"],
    rows: [
      ...row("Now, pleasant", next.valence),
      ...row("Now, stirred", next.arousal),
      ...row(`${day}, pleasant`, nextDay.valence),
      ...row(`${day}, stirred`, nextDay.arousal),
    ],
  };
};
