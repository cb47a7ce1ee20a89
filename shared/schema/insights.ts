import * as z from "zod";
import type { Release } from "#shared/mood/community/release.ts";
import type { Suggestion } from "#shared/mood/insights/suggestion.ts";
import type { Association } from "#shared/mood/statistics/associations.ts";
import type { LastDays } from "#shared/mood/statistics/last-days.ts";
import type { Patterns } from "#shared/mood/statistics/patterns.ts";
import { NOTE_MAX } from "./mood.limits.ts";
import { textSchema } from "./text.ts";

/** An expectation as quantiles of 10, 50 and 90 %, each 0..1. */
export type Expected = { readonly low: number; readonly mid: number; readonly high: number };
export type ExpectedMoods = {
  /** If one logged a mood now, at the time of looking. */
  readonly next: { readonly valence: Expected; readonly arousal: Expected };
  /** The mean of the moods of the next day that has any. */
  readonly nextDay: { readonly valence: Expected; readonly arousal: Expected };
  /** Which day that is at the earliest, YYYY-MM-DD: today, while today has none. */
  readonly nextDayOn: string;
};
/**
 * What is to be expected. `not_enough`: too few moods yet; `too_wide`: the interval is so wide that it says nothing;
 * `not_there`: the model cannot be asked now, everything else works; `average`: what a plain average says in its
 * place, unless that is too wide.
 */
export type ForecastView =
  | ({ readonly kind: "shown" } & ExpectedMoods)
  | { readonly kind: "not_enough"; readonly have: number; readonly need: number }
  | { readonly kind: "too_wide" }
  | { readonly kind: "not_there"; readonly average?: ExpectedMoods | undefined };

/** What somebody's own moods tell them, as it was computed last; the last days and the forecast are of the moment of looking. */
export type Insights = {
  /** ms since 1970 by the database's clock. */
  readonly computedAtMs: number;
  /** Moods it rests on. */
  readonly entries: number;
  readonly patterns: Patterns;
  readonly associations: readonly Association[];
  readonly lastDays: LastDays;
  readonly forecast: ForecastView;
};
export type InsightsView = {
  /** Null = never computed: there is nothing yet, or it is on its way. */
  readonly insights: Insights | null;
  /** Something changed since, which is not in it yet. */
  readonly isStale: boolean;
  /** That is being computed, within minutes. Few changes wait for some hours: until then it is stale, and not due. */
  readonly isDue: boolean;
  /** Today's; null = none. */
  readonly suggestion: Suggestion | null;
};

/** What a suggestion is remembered by ("tag:run", "practice:walk"). */
export const suggestionIdSchema = z.string().min(1).max(260);
export const hideSuggestionSchema = z.strictObject({ id: suggestionIdSchema, on: z.boolean() });

/** A note on which a place on the pad is suggested; it is kept nowhere. */
export const affectSchema = z.strictObject({ note: textSchema(NOTE_MAX) });

/** Where a note's words lie, and which emotions its words resemble; a suggestion for a place on the pad. */
export type NoteSuggestion = {
  readonly valence: number;
  readonly arousal: number;
  readonly emotions: readonly { readonly emotion: string; readonly score: number }[];
};

/** The newest week first. */
export type Community = { readonly weeks: readonly Release[] };
