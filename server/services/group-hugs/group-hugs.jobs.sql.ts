import type { JobQueue } from "../../platform/jobs/job-queue.ts";
import { WRITE } from "./group-hugs.sql.ts";

/**
 * How long after its time a group hug is looked at: by then the room that has it open has written down the end itself,
 * and there is nothing to do. A completion is overdue a minute after the end (`is_overdue`).
 */
const AFTER = { expiry: "interval '30 seconds'", completion: "interval '70 seconds'" } as const;

/** A row of a job: one key for each end there can be. */
const due = (end: keyof typeof AFTER, id: string, at: string): string => `
  '${end} ' || ${id} as key, jsonb_build_object('groupHugId', ${id}) as data, ${at} + ${AFTER[end]} as start_after`;

/** $1 creator, $2 the draft. What is being made is not seen by its own statement, so its expiry is told from the draft. */
export const createWithJob = (queue: Pick<JobQueue, "insert">): string => `
  with made as materialized (select * from create_group_hug($1, $2::jsonb)),
  asked as (select $2::jsonb as draft),
  job as (${queue.insert(`
    select ${due(
      "expiry",
      "group_hug_id",
      `coalesce(
        timestamptz 'epoch' + ((draft ->> 'scheduledForMs')::bigint + (draft ->> 'gatherMs')::bigint) * interval '1 millisecond',
        clock_timestamp() + (draft ->> 'expiresAfterMs')::bigint * interval '1 millisecond'
      )`,
    )}
    from made, asked where has_changed`)})
  select * from made`;

/** As WRITE, of a start. */
export const startWithJob = (queue: Pick<JobQueue, "insert">): string => `
  with written as materialized (${WRITE}),
  asked as (select $3::jsonb as change),
  job as (${queue.insert(`
    select ${due(
      "completion",
      "$1::uuid",
      `clock_timestamp() + ((change ->> 'leadMs')::float8 + (change ->> 'durationMs')::float8) * interval '1 millisecond'`,
    )}
    from written, asked where outcome = 'written'`)})
  select * from written`;

/** The jobs of what is open. */
export const addMissingJobs = (queue: Pick<JobQueue, "insertMissing">): string => `
  with job as (${queue.insertMissing(`
    select ${due("expiry", "id", "expires_at")} from group_hugs where status = 'PENDING'
    union all
    select ${due("completion", "id", "ends_at")} from group_hugs where status = 'ACTIVE'`)})
  select count(*)::int as added from job`;
