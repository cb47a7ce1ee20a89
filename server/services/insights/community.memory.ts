import { communityCellOf } from "#shared/mood/community/community-cell.ts";
import { releasableAtMs, weekOf } from "#shared/mood/community/iso-week.ts";
import type { PersonMean } from "#shared/mood/community/release.ts";
import { localTime } from "#shared/mood/local-time.ts";
import { invariant } from "../../errors.ts";
import type { Statistics } from "../../platform/scoring/statistics.ts";
import type { MemoryTables } from "../world.memory.ts";
import { COMMUNITY_WEEKS, type Insights } from "./insights.port.ts";

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Figures of everybody in memory; passes the same contract as those in the database. */
export const createMemoryCommunity = ({
  tables,
  statistics,
}: {
  readonly tables: MemoryTables;
  readonly statistics: Pick<Statistics, "community">;
}): Pick<Insights, "community" | "release"> => {
  const meansOf = (week: string): readonly PersonMean[] => {
    const moods = [...tables.moods.values()].flatMap(({ userId, draft, deletedAtMs }) => {
      const { day, weekday, minutes } = localTime(draft.timeZone, draft.feltAtMs);
      const isCounted = draft.feltAtMs >= (tables.communitySince.get(userId) ?? Infinity) && tables.isHere(userId);
      if (deletedAtMs !== null || !isCounted || weekOf(day) !== week) return [];
      return [{ ...communityCellOf(weekday, minutes), person: userId, draft }];
    });
    return [...Map.groupBy(moods, ({ person, weekday, block }) => `${person} ${weekday} ${block}`).values()].flatMap(
      (own) => {
        const [first] = own;
        if (first === undefined) return [];
        const { person, weekday, block } = first;
        const valence = meanOf(own.map(({ draft }) => draft.valence));
        return [{ person, weekday, block, valence, arousal: meanOf(own.map(({ draft }) => draft.arousal)) }];
      },
    );
  };
  return {
    async community() {
      tables.reach();
      const weeks = [...tables.communityWeeks].map(([week, cells]) => ({ week, cells }));
      return { weeks: weeks.toSorted((a, b) => (a.week < b.week ? 1 : -1)).slice(0, COMMUNITY_WEEKS) };
    },
    async release(week) {
      tables.reach();
      invariant(weekOf(week) === week, "A week is named by its Monday.");
      if (tables.communityWeeks.has(week)) return "known";
      const nowMs = tables.nowMs();
      if (nowMs < releasableAtMs(week)) return "too_early";
      const text = JSON.stringify({ week, nowMs, means: meansOf(week) });
      const worked = await statistics.community([text], week);
      const answer = worked.kind === "scored" ? worked.results[0] : undefined;
      if (answer?.kind !== "released") return "try_later";
      if (tables.communityWeeks.has(week)) return "known";
      tables.communityWeeks.set(week, answer.release.cells);
      return "released";
    },
  };
};
