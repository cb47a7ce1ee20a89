import type { Computed } from "#shared/mood/insights/computed.ts";
import { insightsDueAtMs, RESTS_MS, type DueQuestion } from "#shared/mood/insights/due.ts";
import type { PackedMood } from "#shared/mood/insights/packed-moods.ts";
import { suggestionOf, type Suggestion } from "#shared/mood/insights/suggestion.ts";
import { lastDaysOf } from "#shared/mood/statistics/last-days.ts";
import type { ForecastView, Insights, InsightsView } from "#shared/schema/insights.ts";

/** What is kept of insights: nothing about the moment in which they are computed. Another form is computed anew. */
export type InsightsData = Computed;
export const INSIGHTS_FORM = 2;

/** What a view is made of, from wherever it is kept. */
export type Kept = DueQuestion & {
  readonly stored: { readonly entries: number; readonly data: InsightsData } | null;
  /** Days of the person's own calendar that have a mood, with its mean. */
  readonly days: readonly { readonly day: string; readonly valence: number }[];
  /** The newest moods, with which a forecast is made, and the zone of the newest; none while nothing is stored. */
  readonly recent: readonly PackedMood[];
  readonly timeZone: string;
  readonly hidden: readonly string[];
  /** Shown on that day already. */
  readonly shown: string | null;
};

/** What is said of somebody of whom nothing is known. */
export const NOTHING: InsightsView = { insights: null, isStale: false, isDue: false, suggestion: null };

/** The last days and what is to be expected are looked at when somebody looks: what is kept does not know when that is. */
export const insightsOf = (
  { stored, computedAtMs, days }: Kept,
  day: string,
  forecast: ForecastView,
): Insights | null => {
  if (stored === null || computedAtMs === null) return null;
  const { entries, data } = stored;
  const { patterns, associations } = data;
  return { computedAtMs, entries, patterns, associations, lastDays: lastDaysOf(days, day), forecast };
};

/** Whether something is new, and whether it is being computed: few changes wait for hours. */
export const newsOf = (kept: Kept): Pick<InsightsView, "isStale" | "isDue"> => {
  const dueAtMs = insightsDueAtMs(kept);
  return { isStale: dueAtMs !== null, isDue: dueAtMs !== null && dueAtMs <= kept.nowMs + RESTS_MS };
};

export const suggestionOn = (personId: string, day: string, { stored, hidden, shown }: Kept): Suggestion | null =>
  suggestionOf({
    personId,
    day,
    associations: stored?.data.associations ?? [],
    hidden: new Set(hidden),
    shownToday: shown,
  });
