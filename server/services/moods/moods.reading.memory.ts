import { possibleDay } from "#shared/mood/insights/possible-day.ts";
import { streakOf } from "#shared/mood/streak.ts";
import { MOOD_SHOWN_HOURS } from "#shared/schema/mood.limits.ts";
import { isIn, viewerKindOf } from "#shared/policy/person.policy.ts";
import { tagKey, type MoodView, type SharedMood } from "#shared/schema/mood.ts";
import { invariant } from "../../errors.ts";
import { done, refused } from "../outcome.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import { abilityIn, followListIn, tiesIn } from "../ties.memory.ts";
import type { MemoryTables } from "../world.memory.ts";
import { removedOf } from "./mood.row.ts";
import type { MoodDays, Moods } from "./moods.port.ts";
import { viewOf, type MoodRows } from "./moods.rows.memory.ts";
import { daysOf, hoursOf, tagsOf, wordsOf } from "./moods.sums.memory.ts";

const HOUR_MS = 3_600_000;
const SHARED_MS = 7 * 86_400_000;
const SHARED_MOST = 30;
const AT_ONCE = 100;

const newestFirst = (one: MoodView, other: MoodView): number =>
  other.feltAtMs - one.feltAtMs || (one.id < other.id ? 1 : -1);
const sharedOf = ({ id, mood, intensity, valence, arousal, feltAtMs }: MoodView): SharedMood => ({
  id,
  mood,
  intensity,
  valence,
  arousal,
  feltAtMs,
});

type Reading = Pick<
  Moods,
  "one" | "page" | "removed" | "days" | "streak" | "hours" | "tags" | "words" | "shared" | "around" | "all"
>;

export const createMoodReading = (tables: MemoryTables, rows: MoodRows): Reading => {
  const views = (userId: string): readonly MoodView[] => rows.there(userId).map(viewOf).toSorted(newestFirst);
  const within = (userId: string, { from, until }: MoodDays): readonly MoodView[] => {
    tables.reach();
    return views(userId).filter(({ day }) => from <= day && day <= until);
  };
  return {
    async one(userId, id) {
      tables.reach();
      return views(userId).find((mood) => mood.id === id) ?? null;
    },

    async page(userId, days, tag, cursor, limit) {
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "A page has 1 to 100 moods.");
      const after = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && after === null) return null;
      const isAfter = ({ id, feltAtMs }: MoodView): boolean => {
        if (after === null) return true;
        const [atUs, endUs] = [feltAtMs * 1000, Number(after.atUs)];
        return atUs < endUs || (atUs === endUs && id < after.id);
      };
      const hasTag = ({ tags }: MoodView): boolean => tag === null || tags.map(tagKey).includes(tagKey(tag));
      const rest = within(userId, days).filter((mood) => hasTag(mood) && isAfter(mood));
      const moods = rest.slice(0, limit);
      const last = moods.at(-1);
      const next = rest.length > limit && last ? writeCursor({ atUs: `${last.feltAtMs * 1000}`, id: last.id }) : null;
      return { moods, next };
    },

    async removed(userId, cursor, limit) {
      tables.reach();
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "A page has 1 to 100 moods.");
      const after = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && after === null) return null;
      const rest = rows
        .all(userId)
        .flatMap((mood) => (mood.deletedAtMs === null ? [] : [removedOf(viewOf(mood), mood.deletedAtMs)]))
        .toSorted((one, other) => other.removedAtMs - one.removedAtMs || (one.id < other.id ? 1 : -1))
        .filter(({ id, removedAtMs }) => {
          const [atUs, endUs] = [removedAtMs * 1000, Number(after?.atUs ?? Infinity)];
          return atUs < endUs || (atUs === endUs && id < (after?.id ?? ""));
        });
      const moods = rest.slice(0, limit);
      const last = moods.at(-1);
      const isMore = rest.length > limit && last !== undefined;
      return { moods, next: isMore ? writeCursor({ atUs: `${last.removedAtMs * 1000}`, id: last.id }) : null };
    },

    days: async (userId, days) => daysOf(within(userId, days)),
    async streak(userId, today) {
      tables.reach();
      const moments = rows.there(userId).map(viewOf);
      const nowMs = tables.nowMs();
      return streakOf(
        moments.map(({ day, feltAtMs }) => ({ day, atMs: feltAtMs })),
        { day: possibleDay(today, nowMs), atMs: nowMs },
      );
    },
    hours: async (userId, days) => hoursOf(within(userId, days)),
    tags: async (userId, days) => tagsOf(within(userId, days)),
    async words(userId) {
      tables.reach();
      return wordsOf(views(userId));
    },

    async shared(readerId, ownerId) {
      tables.reach();
      const ability = abilityIn(tables, readerId, ownerId);
      if (!ability?.can("see", "profile")) return refused({ code: "no_such_person" });
      if (ability.cannot("see", "moods")) return refused({ code: "not_shown" });
      const kind = viewerKindOf(tiesIn(tables, readerId, ownerId));
      const sinceMs = tables.nowMs() - SHARED_MS;
      const moods = views(ownerId).filter(({ audience, feltAtMs }) => isIn(kind, audience) && feltAtMs > sinceMs);
      return done({ person: tables.personOf(ownerId, readerId), moods: moods.slice(0, SHARED_MOST).map(sharedOf) });
    },

    async around(userId, limit) {
      tables.reach();
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "Of 1 to 100 friends is read how they are.");
      const sinceMs = tables.nowMs() - MOOD_SHOWN_HOURS * HOUR_MS;
      const moods = followListIn(tables, userId, "friends").flatMap(({ id }) => {
        const isShown = tables.isHere(userId) && abilityIn(tables, userId, id)?.can("see", "moods") === true;
        if (!isShown || tables.kept.mutes.has(tables.pair(userId, id))) return [];
        const latest = views(id).find(({ audience, feltAtMs }) => audience !== "nobody" && feltAtMs > sinceMs);
        if (latest === undefined) return [];
        const { mood, valence, arousal, feltAtMs } = latest;
        return [{ ...tables.personOf(id, userId), mood, valence, arousal, feltAtMs }];
      });
      const newest = moods.toSorted((one, other) => other.feltAtMs - one.feltAtMs || (one.id < other.id ? -1 : 1));
      const times = rows
        .all(userId)
        .flatMap(({ editedAtMs, deletedAtMs, versions }) => [
          editedAtMs,
          deletedAtMs ?? 0,
          ...versions.map(({ keptAtMs }) => keptAtMs),
        ]);
      const insightsAtMs = tables.isHere(userId) ? (tables.insights.get(userId)?.computedAtMs ?? 0) : 0;
      const chosenAtMs = tables.isHere(userId) ? (tables.moodChoicesAtMs.get(userId) ?? 0) : 0;
      return { moodsAtMs: Math.max(0, chosenAtMs, ...times), insightsAtMs, moods: newest.slice(0, limit) };
    },

    async *all(userId) {
      tables.reach();
      const moods = views(userId).toReversed();
      for (let at = 0; at < moods.length; at += AT_ONCE) yield moods.slice(at, at + AT_ONCE);
    },
  };
};
