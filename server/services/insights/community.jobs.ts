import * as z from "zod";
import { releasableAtMs, weekOf } from "#shared/mood/community/iso-week.ts";
import { dayOfNumber } from "#shared/mood/day-number.ts";
import { dayAfter } from "#shared/mood/local-time.ts";
import { Unavailable } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { JobQueue } from "../../platform/jobs/job-queue.ts";
import { COMMUNITY_WEEKS, type Insights } from "./insights.port.ts";

const DAY_MS = 86_400_000;
const communityJob = z.object({ week: z.iso.date() });
/** The week that runs, and as many before it as are shown. */
const WEEKS = COMMUNITY_WEEKS + 2;

/** $1: weeks, and how long from now until they may be released. */
const JOBS = `
  select 'week ' || week as key, jsonb_build_object('week', week) as data,
    clock_timestamp() + "inMs" * interval '1 millisecond' as start_after
  from jsonb_to_recordset($1::jsonb) as asked (week text, "inMs" float8)
  where not exists (select from community_weeks as known where known.week = asked.week::date)`;

export type CommunityJobsDeps = {
  readonly database: Rows;
  readonly insights: Pick<Insights, "release">;
  readonly queue: JobQueue;
  readonly nowMs: () => number;
};

/** Releases each week once it may be: also those of weeks in which nothing ran. */
export const createCommunityJobs = ({ database, insights, queue, nowMs }: CommunityJobsDeps) => {
  const sql = `with job as (${queue.insertMissing(JOBS)}) select count(*)::int as added from job`;
  return {
    queue: queue.name,
    async carryOut(data: unknown): Promise<void> {
      const became = await insights.release(weekOf(communityJob.parse(data).week));
      // Too early: this process's clock is ahead of the database's.
      if (became === "try_later" || became === "too_early")
        throw new Unavailable("insights", new Error(`the week could not be released: ${became}`));
    },
    async addMissing(): Promise<void> {
      const now = nowMs();
      const current = weekOf(dayOfNumber(Math.floor(now / DAY_MS)));
      const weeks = Array.from({ length: WEEKS }, (_, n) => dayAfter(current, -7 * n));
      const jobs = weeks.map((week) => ({ week, inMs: Math.max(0, releasableAtMs(week) - now) }));
      await database.rows(sql, [JSON.stringify(jobs)]);
    },
  };
};
