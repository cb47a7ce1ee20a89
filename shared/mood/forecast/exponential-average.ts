import { createErrorBand, learnError, resetErrorBand, type ErrorBand } from "./error-band.ts";
import type { AffectRange, ForecastAsk, Range, SaidForecast } from "./forecast.ts";
import { isSameDay } from "./local-day.ts";
import type { MoodPoint } from "./mood-point.ts";
import { usableEntries } from "./usable-entries.ts";
import { USUAL_AROUSAL, USUAL_VALENCE, type Usual } from "./usual.ts";

/** Weight of the newest entry, and of the newest day: the best of those tried on CoVidAffect. */
const ENTRY_WEIGHT = 0.2;
const DAY_WEIGHT = 0.3;
const share = (value: number): number => Math.min(1, Math.max(0, value));

/** What is said while the model cannot be had: exponential averages of entries and of days, and how far they were off. */
export function exponentialAverage({ entries, target }: ForecastAsk): SaidForecast {
  const usable = usableEntries(entries, target.atMs);
  const days = dayMeans(usable);
  return {
    by: "average",
    forecast: { next: averageOf(usable, ENTRY_WEIGHT), nextDay: averageOf(days, DAY_WEIGHT) },
  };
}

type Affect = Pick<MoodPoint, "valence" | "arousal">;

const averageOf = (points: readonly Affect[], weight: number): AffectRange => ({
  valence: average(
    points.map(({ valence }) => valence),
    weight,
    USUAL_VALENCE,
  ),
  arousal: average(
    points.map(({ arousal }) => arousal),
    weight,
    USUAL_AROUSAL,
  ),
});

function average(values: readonly number[], weight: number, usual: Usual): Range {
  const band = createErrorBand();
  resetErrorBand(band, usual.error);
  let mid = values[0] ?? usual.level;
  for (const [index, value] of values.entries()) {
    learnError(band, mid, value - mid, index);
    mid += weight * (value - mid);
  }
  return rangeAround(mid, band);
}

const rangeAround = (mid: number, band: ErrorBand): Range => ({
  low: share(Math.min(mid, mid + band.low * band.stretch)),
  mid: share(mid),
  high: share(Math.max(mid, mid + band.high * band.stretch)),
});

/** Means of local days with entries, oldest first. */
function dayMeans(entries: readonly MoodPoint[]): Affect[] {
  const days: MoodPoint[][] = [];
  for (const entry of entries) {
    const day = days.at(-1);
    if (day?.[0] && isSameDay(day[0], entry)) day.push(entry);
    else days.push([entry]);
  }
  const meanOf = (day: readonly MoodPoint[], of: keyof Affect): number =>
    day.reduce((sum, entry) => sum + entry[of], 0) / day.length;
  return days.map((day) => ({ valence: meanOf(day, "valence"), arousal: meanOf(day, "arousal") }));
}
