import type { ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import type { Moment, MoodPoint } from "#shared/mood/forecast/mood-point.ts";
import { HISTORY } from "#shared/mood/forecast/usable-entries.ts";
import { diceFrom } from "../../tools/friends/dice.ts";

const HOUR_MS = 3_600_000;
const STARTS_MS = Date.UTC(2026, 0, 5);
/** From the fewest of which a forecast is shown to two months with one a day; and all that a forecast looks at. */
export const USUAL_ENTRIES: EntryRange = { least: 14, most: 60 };
export const MOST_ENTRIES: EntryRange = { least: HISTORY, most: HISTORY };
type EntryRange = { readonly least: number; readonly most: number };

const momentAt = (hours: number): Moment => ({
  atMs: STARTS_MS + hours * HOUR_MS,
  localHour: hours % 24,
  weekday: Math.floor(hours / 24) % 7,
});

/** Histories of entries one to a dozen hours apart, each with a moment after it; the same for the same seed. */
export const madeForecasts = (count: number, seed: number, { least, most }: EntryRange): readonly ForecastAsk[] => {
  const dice = diceFrom(seed);
  return Array.from({ length: count }, () => {
    const entries: MoodPoint[] = [];
    let hours = 0;
    for (let left = Math.floor(dice.between(least, most + 1)); left > 0; left -= 1) {
      entries.push({ ...momentAt(hours), valence: dice.between(0, 1), arousal: dice.between(0, 1) });
      hours += dice.between(1, 12);
    }
    return { entries, target: momentAt(hours) };
  });
};
