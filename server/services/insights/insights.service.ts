import { computedOf, type Computed } from "#shared/mood/insights/computed.ts";
import { LEAST_ENTRIES } from "#shared/mood/insights/due.ts";
import type { PackedMoods } from "#shared/mood/insights/packed-moods.ts";
import { possibleDay } from "#shared/mood/insights/possible-day.ts";
import { tagKey } from "#shared/schema/mood.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { Scoring } from "../../platform/scoring/scoring.port.ts";
import type { Statistics } from "../../platform/scoring/statistics.ts";
import { done, refused } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import { createCommunity } from "./community.service.ts";
import { createForecast } from "./insights.forecast.ts";
import { createSuggest, type NotesDeps } from "./insights.notes.ts";
import type { Insights } from "./insights.port.ts";
import { HIDDEN, HIDE, KEEP, SHOW, TO_COMPUTE, VIEW } from "./insights.sql.ts";
import { insightsOf, newsOf, NOTHING, suggestionOn, type InsightsData, type Kept } from "./insights.view.ts";

export type InsightsDeps = {
  readonly database: Rows;
  readonly statistics: Pick<Statistics, "insights" | "community">;
  readonly scoring: Pick<Scoring, "notes" | "forecasts">;
  readonly settings: NotesDeps["settings"];
  /** Hears whose insights were computed, once they are kept. */
  readonly changes: { publish(userIds: readonly string[]): void };
  /** ms since 1970. */
  readonly nowMs: () => number;
};

type ToCompute = {
  readonly changes: number;
  readonly entries: number;
  readonly text: string;
};

/** Insights kept in the database. Figures that take long are worked out elsewhere; a model that is not there spoils none of them. */
export const createInsights = ({ database, statistics, scoring, settings, changes, nowMs }: InsightsDeps): Insights => {
  const forecast = createForecast(scoring.forecasts);

  /** Null = not now. */
  const figures = async (userId: string, { entries, text }: ToCompute): Promise<Computed | null> => {
    // So few say nothing, and take no time.
    if (entries < LEAST_ENTRIES) return computedOf(JSON.parse(text) as PackedMoods); // as: TO_COMPUTE writes it
    const worked = await statistics.insights([text], userId);
    return worked.kind === "scored" ? (worked.results[0] ?? null) : null;
  };

  return {
    ...createCommunity({ database, statistics }),
    suggest: createSuggest({ settings, notes: scoring.notes }),

    async view(userId, today, timeZone) {
      const day = possibleDay(today, nowMs());
      const [kept] = isUuid(userId) ? await database.rows<Kept>(VIEW, [userId, day]) : [];
      if (kept === undefined) return NOTHING;
      let suggestion = suggestionOn(userId, day, kept);
      if (kept.shown === null && suggestion !== null) {
        const [said] = await database.rows<{ shown: string | null }>(SHOW, [userId, day, suggestion.id]);
        // On another device it was another one, a moment ago.
        if (said?.shown !== suggestion.id)
          suggestion = suggestionOn(userId, day, { ...kept, shown: said?.shown ?? "" });
      }
      const where = timeZone ?? kept.timeZone;
      const asked = { moods: kept.recent, timeZone: where, today: day, nowMs: kept.nowMs };
      return { insights: insightsOf(kept, day, await forecast(userId, asked)), ...newsOf(kept), suggestion };
    },

    async hide(userId, suggestionId, on) {
      if (!isUuid(userId)) return refused({ code: "no_such_person" });
      const asked = [userId, tagKey(suggestionId), on];
      const [said] = await database.rows<{ outcome: "ok" | "too_many" | "no_such_person" }>(HIDE, asked);
      invariant(said, "hide_suggestion answers.");
      return said.outcome === "ok" ? done(null) : refused({ code: said.outcome });
    },

    async hidden(userId) {
      const rows = isUuid(userId) ? await database.rows<{ id: string }>(HIDDEN, [userId]) : [];
      return rows.map(({ id }) => id);
    },

    async compute(userId) {
      const [read] = isUuid(userId) ? await database.rows<ToCompute>(TO_COMPUTE, [userId]) : [];
      if (read === undefined) return "nothing_new";
      const { entries, changes: seen } = read;
      const data: InsightsData | null = await figures(userId, read);
      if (data === null) return "try_later";
      const [said] = await database.rows<{ kept: boolean }>(KEEP, [userId, seen, entries, JSON.stringify(data)]);
      // Something that knows as much was kept meanwhile.
      if (said?.kept !== true) return "nothing_new";
      changes.publish([userId]);
      return "computed";
    },
  };
};
