import { HISTORY } from "#shared/mood/forecast/usable-entries.ts";
import { ENTRIES_LOOKED_AT, type PackedMood, type PackedMoods } from "#shared/mood/insights/packed-moods.ts";
import { possibleDay } from "#shared/mood/insights/possible-day.ts";
import { localTime } from "#shared/mood/local-time.ts";
import { tagKey } from "#shared/schema/mood.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { MemoryMood } from "../world.moods.memory.ts";
import { createMemoryCommunity } from "./community.memory.ts";
import { createForecast } from "./insights.forecast.ts";
import { createSuggest } from "./insights.notes.ts";
import type { Insights } from "./insights.port.ts";
import type { InsightsDeps } from "./insights.service.ts";
import { insightsOf, newsOf, NOTHING, suggestionOn, type Kept } from "./insights.view.ts";

const HIDDEN_MOST = 500;
type Deps = Omit<InsightsDeps, "database" | "nowMs"> & { readonly tables: MemoryTables };

const packed = ({ id, draft }: MemoryMood): PackedMood => {
  const { day, minutes } = localTime(draft.timeZone, draft.feltAtMs);
  return [id, draft.feltAtMs, day, minutes, draft.valence, draft.arousal, draft.tags];
};

/** Insights in memory; passes the same contract as those in the database. */
export const createMemoryInsights = ({ tables, statistics, scoring, settings, changes }: Deps): Insights => {
  const forecast = createForecast(scoring.forecasts);
  const own = (userId: string) => [...tables.moods.values()].filter((mood) => mood.userId === userId);
  const there = (userId: string) => own(userId).filter(({ deletedAtMs }) => deletedAtMs === null);
  const changesOf = (userId: string) => own(userId).reduce((sum, { revision }) => sum + revision, 0);
  const isNew = (userId: string) => changesOf(userId) > (tables.insights.get(userId)?.ofChanges ?? 0);
  const hiddenOf = (userId: string) => tables.hiddenSuggestions.get(userId) ?? new Map<string, number>();

  const moodsOf = (userId: string): PackedMoods => {
    const moods = there(userId).map(packed);
    const hugs = tables.hugs.filter(({ state }) => state === "delivered");
    const groups = [...tables.groupHugs.values()].filter(({ participants }) => participants.get(userId)?.wasIn);
    return {
      moods: moods.toSorted((one, other) => other[1] - one[1]).slice(0, ENTRIES_LOOKED_AT),
      receivedAtMs: hugs.flatMap(({ sent, arrivedAtMs }) => (sent.to === userId ? (arrivedAtMs ?? []) : [])),
      givenAtMs: tables.hugs.flatMap(({ senderId, sentAtMs }) => (senderId === userId ? [sentAtMs] : [])),
      groupAtMs: groups.flatMap(({ startsAtMs }) => startsAtMs ?? []),
    };
  };
  const newestOf = (userId: string) =>
    there(userId)
      .toSorted((one, other) => other.draft.feltAtMs - one.draft.feltAtMs)
      .slice(0, HISTORY);
  const keptOf = (userId: string, day: string): Kept => {
    const [stored, newest] = [tables.insights.get(userId) ?? null, newestOf(userId)];
    const days = [...Map.groupBy(there(userId).map(packed), ([, , ofDay]) => ofDay)].map(([ofDay, moods]) => ({
      day: ofDay,
      valence: moods.reduce((sum, [, , , , valence]) => sum + valence, 0) / moods.length,
    }));
    return {
      news: changesOf(userId) - (stored?.ofChanges ?? 0),
      computedAtMs: stored?.computedAtMs ?? null,
      isOutdated: false,
      nowMs: tables.nowMs(),
      stored,
      days,
      recent: stored === null ? [] : newest.map(packed),
      timeZone: newest[0]?.draft.timeZone ?? "UTC",
      hidden: [...hiddenOf(userId).keys()],
      shown: tables.shownSuggestions.get(tables.pair(userId, day)) ?? null,
    };
  };

  return {
    ...createMemoryCommunity({ tables, statistics }),
    suggest: createSuggest({ settings, notes: scoring.notes }),

    async view(userId, today, timeZone) {
      tables.reach();
      if (!tables.isHere(userId)) return NOTHING;
      const day = possibleDay(today, tables.nowMs());
      const kept = keptOf(userId, day);
      const suggestion = suggestionOn(userId, day, kept);
      if (suggestion !== null) tables.shownSuggestions.set(tables.pair(userId, day), suggestion.id);
      const { recent: moods, nowMs } = kept;
      const expected = await forecast(userId, { moods, timeZone: timeZone ?? kept.timeZone, today: day, nowMs });
      return { insights: insightsOf(kept, day, expected), ...newsOf(kept), suggestion };
    },

    async hide(userId, suggestionId, on) {
      tables.reach();
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      const [hidden, id] = [hiddenOf(userId), tagKey(suggestionId)];
      if (on && !hidden.has(id) && hidden.size >= HIDDEN_MOST) return refused({ code: "too_many" });
      if (!on) hidden.delete(id);
      else if (!hidden.has(id)) hidden.set(id, tables.nextMs());
      tables.hiddenSuggestions.set(userId, hidden);
      return done(null);
    },

    async hidden(userId) {
      tables.reach();
      return tables.isHere(userId) ? [...hiddenOf(userId).keys()].toReversed() : [];
    },

    async compute(userId) {
      tables.reach();
      if (!tables.isHere(userId) || !isNew(userId)) return "nothing_new";
      const [seen, nowMs, moods] = [changesOf(userId), tables.nextMs(), moodsOf(userId)];
      const worked = await statistics.insights([JSON.stringify(moods)], userId);
      const [data] = worked.kind === "scored" ? worked.results : [];
      if (data === undefined) return "try_later";
      if (!tables.isHere(userId) || (tables.insights.get(userId)?.ofChanges ?? 0) >= seen) return "nothing_new";
      tables.insights.set(userId, { computedAtMs: nowMs, ofChanges: seen, entries: moods.moods.length, data });
      changes.publish([userId]);
      return "computed";
    },
  };
};
