import * as z from "zod";
import { insightsDueAtMs, RESTS_MS, type DueQuestion } from "#shared/mood/insights/due.ts";
import { Unavailable } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { JobQueue } from "../../platform/jobs/job-queue.ts";
import { isUuid } from "../uuid.ts";
import type { Insights } from "./insights.port.ts";
import { DUE_COLUMNS } from "./insights.sql.ts";
import { INSIGHTS_FORM } from "./insights.view.ts";

type Due = DueQuestion & { readonly userId: string };
type Job = { readonly key: string; readonly data: { readonly userId: string }; readonly inMs: number };

const insightsJob = z.object({ userId: z.uuid() });
/** People looked at together. */
const AT_ONCE = 500;

const DUE = `
  select s.user_id as "userId", ${DUE_COLUMNS}
  from mood_states as s
  join users as u on u.id = s.user_id and u.deleted_at is null
  left join insights as i on i.user_id = s.user_id`;
const OF_ONE = `${DUE} where s.user_id = $1`;
/** $1: those after this one. */
const OF_ALL = `
  ${DUE} where (s.changes > coalesce(i.of_changes, 0) or i.form <> ${INSIGHTS_FORM})
    and s.user_id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
  order by s.user_id limit ${AT_ONCE}`;
/** $1 jobs. */
const JOBS = `
  select key, data, clock_timestamp() + "inMs" * interval '1 millisecond' as start_after
  from jsonb_to_recordset($1::jsonb) as asked (key text, data jsonb, "inMs" float8)`;

/** One waits of each pace: what is new enough does not wait for the one that was to come in hours. */
const jobOf = ({ userId, ...question }: Due): Job | null => {
  const dueAtMs = insightsDueAtMs(question);
  if (dueAtMs === null) return null;
  const inMs = Math.max(0, dueAtMs - question.nowMs);
  return { key: `${inMs > RESTS_MS ? "later" : "soon"} ${userId}`, data: { userId }, inMs };
};

export type InsightsJobsDeps = {
  readonly database: Rows;
  readonly insights: Pick<Insights, "compute">;
  readonly queue: JobQueue;
};

/**
 * Computes insights when `due.ts` says so. A job may come twice, at two processes at once, or when there is nothing to do
 * any more: it looks, and computes only what is due.
 */
export const createInsightsJobs = ({ database, insights, queue }: InsightsJobsDeps) => {
  const added = (insert: string): string => `with job as (${insert}) select count(*)::int as added from job`;
  const [add, addMissing] = [added(queue.insert(JOBS)), added(queue.insertMissing(JOBS))];
  const jobFor = async (userId: string): Promise<Job | null> => {
    const [due] = await database.rows<Due>(OF_ONE, [userId]);
    return due === undefined ? null : jobOf(due);
  };
  const ask = async (userId: string): Promise<void> => {
    const job = isUuid(userId) ? await jobFor(userId) : null;
    if (job !== null) await database.rows(add, [JSON.stringify([job])]);
  };
  return {
    queue: queue.name,
    /** Moods of somebody changed: adds the job of it, unless it waits already. */
    ask,
    async carryOut(data: unknown): Promise<void> {
      const { userId } = insightsJob.parse(data);
      const job = await jobFor(userId);
      if (job === null) return;
      if (job.inMs === 0 && (await insights.compute(userId)) === "try_later")
        throw new Unavailable("insights", new Error("the figures could not be worked out"));
      // What came meanwhile, or is not due yet.
      await ask(userId);
    },
    async addMissing(): Promise<void> {
      let after: string | null = null;
      for (;;) {
        const due: readonly Due[] = await database.rows<Due>(OF_ALL, [after]);
        const jobs = due.flatMap((one) => jobOf(one) ?? []);
        if (jobs.length > 0) await database.rows(addMissing, [JSON.stringify(jobs)]);
        after = due.at(-1)?.userId ?? null;
        if (due.length < AT_ONCE) return;
      }
    },
  };
};
