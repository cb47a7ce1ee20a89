import type { Community, InsightsView, NoteSuggestion } from "#shared/schema/insights.ts";
import type { Outcome } from "../outcome.ts";

/**
 * What moods tell: to their person, and of everybody together. Of nobody, and of whoever is gone, there is nothing. All
 * reject with `Unavailable` when the database is away.
 */
export type Insights = {
  /**
   * What was computed last, beside `today`, the device's own day (YYYY-MM-DD; of one that it is nowhere on earth the nearest
   * that it is). What is to be expected is worked out for the moment in which one looks, by the clock of `timeZone`; without
   * one, by that of the newest mood. Remembers what it suggests, so that it is the same all day.
   */
  view(userId: string, today: string, timeZone?: string): Promise<InsightsView>;
  /** Never shows a suggestion again, or lets it come again. Refusals: too_many (500 are hidden), no_such_person. */
  hide(userId: string, suggestionId: string, on: boolean): Promise<Outcome<null>>;
  /** In small letters, the newest first. */
  hidden(userId: string): Promise<readonly string[]>;
  /** The last 8 weeks that were released, the newest first. */
  community(): Promise<Community>;
  /**
   * Where a note's words lie. Keeps nothing. Refusals: notes_stay_here (who keeps notes on their devices has them scored
   * there), no_model_here, try_later.
   */
  suggest(userId: string, note: string): Promise<Outcome<NoteSuggestion>>;
  /** Computes what is new, and tells those who watch this person. Done again it changes nothing. */
  compute(userId: string): Promise<"computed" | "nothing_new" | "try_later">;
  /** Releases the figures of a week, named by its Monday: once, and for good. */
  release(week: string): Promise<"released" | "known" | "too_early" | "try_later">;
};

/** Weeks of everybody that are shown. */
export const COMMUNITY_WEEKS = 8;
