import type { Computed } from "#shared/mood/insights/computed.ts";
import { suggestionOf, type Suggestion } from "#shared/mood/insights/suggestion.ts";
import { lastDaysOf } from "#shared/mood/statistics/last-days.ts";
import type { ForecastView, Insights } from "#shared/schema/insights.ts";

/** What is kept of insights. Another number than that of what was kept = it is computed anew. */
export type InsightsData = Computed & { readonly forecast: ForecastView };
export const INSIGHTS_FORM = 2;

/** What a view is made of, from wherever it is kept. */
export type Kept = {
  readonly stored: { readonly computedAtMs: number; readonly entries: number; readonly data: InsightsData } | null;
  /** Days of the person's own calendar that have a mood, with its mean. */
  readonly days: readonly { readonly day: string; readonly valence: number }[];
  readonly hidden: readonly string[];
  /** Shown on that day already. */
  readonly shown: string | null;
};

/** The last days are looked at when somebody looks: what is kept does not know what day it is. */
export const insightsOf = ({ stored, days }: Kept, day: string): Insights | null => {
  if (stored === null) return null;
  const { computedAtMs, entries, data } = stored;
  return { computedAtMs, entries, ...data, lastDays: lastDaysOf(days, day) };
};

export const suggestionOn = (personId: string, day: string, { stored, hidden, shown }: Kept): Suggestion | null =>
  suggestionOf({
    personId,
    day,
    associations: stored?.data.associations ?? [],
    hidden: new Set(hidden),
    shownToday: shown,
  });
