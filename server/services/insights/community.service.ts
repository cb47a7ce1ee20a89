import { releasableAtMs, weekOf } from "#shared/mood/community/iso-week.ts";
import { LEAST_PEOPLE, releaseOf, type Release } from "#shared/mood/community/release.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { Statistics } from "../../platform/scoring/statistics.ts";
import type { Insights } from "./insights.port.ts";
import { MEANS, RELEASE, WEEK, WEEKS } from "./insights.sql.ts";

/** Figures of everybody who agreed. What was released stays as it is, whoever comes, changes or leaves. */
export const createCommunity = ({
  database,
  statistics,
}: {
  readonly database: Rows;
  readonly statistics: Pick<Statistics, "community">;
}): Pick<Insights, "community" | "release"> => {
  const released = async (week: string, nowMs: number, { people, means }: { people: number; means: string }) => {
    // Of so few nothing is said, which takes no time.
    if (people < LEAST_PEOPLE) return releaseOf(week, [], null, nowMs);
    const worked = await statistics.community([`{"week":"${week}","nowMs":${nowMs},"means":${means}}`], week);
    return worked.kind === "scored" ? worked.results[0] : undefined;
  };
  return {
    community: async () => ({ weeks: await database.rows<Release>(WEEKS) }),

    async release(week) {
      invariant(weekOf(week) === week, "A week is named by its Monday.");
      const [before] = await database.rows<{ isKnown: boolean; nowMs: number }>(WEEK, [week]);
      invariant(before, "A question without a table has a row.");
      if (before.isKnown) return "known";
      if (before.nowMs < releasableAtMs(week)) return "too_early";
      const [read] = await database.rows<{ people: number; means: string }>(MEANS, [week]);
      invariant(read, "A sum has a row.");
      const answer = await released(week, before.nowMs, read);
      if (answer?.kind !== "released") return "try_later";
      const kept = await database.rows(RELEASE, [week, JSON.stringify(answer.release.cells)]);
      // Of two processes that released it at once, the first one did.
      return kept.length > 0 ? "released" : "known";
    },
  };
};
