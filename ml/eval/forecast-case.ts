import type { ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import type { DayPoint, Person } from "./mood-file.ts";

/** One forecast of a history, and what came. */
export type ForecastCase = {
  readonly ask: ForecastAsk;
  readonly next: DayPoint;
  /** Mean of the next local day with entries after that of the newest entry; null = the history ends before. */
  readonly nextDay: { readonly valence: number; readonly arousal: number } | null;
  /** Whether the next entry is of another day: then the day of the newest entry is over. */
  readonly isDayOver: boolean;
};

/** A forecast for each entry but the first, from all entries before it. */
export const casesOf = ({ points }: Person): ForecastCase[] =>
  points.slice(1).map((next, before) => {
    const newest = points[before] ?? next;
    const dayStart = points.findIndex(({ day }, index) => index > before && day > newest.day);
    const following = dayStart < 0 ? [] : points.slice(dayStart).filter(({ day }) => day === points[dayStart]?.day);
    return {
      ask: { entries: points.slice(0, before + 1), target: next },
      next,
      nextDay:
        following.length === 0 ? null : { valence: mean(following, "valence"), arousal: mean(following, "arousal") },
      isDayOver: next.day !== newest.day,
    };
  });

const mean = (points: readonly DayPoint[], of: "valence" | "arousal"): number =>
  points.reduce((sum, point) => sum + point[of], 0) / points.length;
