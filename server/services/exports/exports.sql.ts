import type { JobQueue } from "../../platform/jobs/job-queue.ts";
import { GIVEN_UP_AFTER, KEPT_FOR } from "./exports.limits.ts";

export const VIEW = `
  select
    case when ready_at is not null then 'ready'
      when asked_at > clock_timestamp() - interval '${GIVEN_UP_AFTER}' then 'making' else 'failed' end as state,
    percent::int as percent, epoch_ms(expires_at)::float8 as "untilMs",
    case when ready_at is null then 0 else (
      select coalesce(sum(octet_length(bytes)), 0)::float8 from data_export_chunks where export_id = data_exports.id
    ) end as bytes
  from data_exports where user_id = $1 and (expires_at is null or expires_at > clock_timestamp())`;
/** $1 export, $2 run, $3 percent. Nothing = another process makes it by now. */
export const PROGRESS = `
  update data_exports set percent = $3 where id = $1 and run = $2 and ready_at is null returning id`;
/** $1 export, $2 run, $3 number, $4 bytes. The same. */
export const ADD = `
  with owned as materialized (
    select id from data_exports where id = $1 and run = $2 and ready_at is null for update
  )
  insert into data_export_chunks (export_id, number, bytes) select id, $3::int, $4::bytea from owned returning number`;
export const FILE = `
  select data_exports.id, number from data_exports join data_export_chunks on export_id = data_exports.id
  where user_id = $1 and ready_at is not null and expires_at > clock_timestamp() order by number`;
export const CHUNK = "select bytes from data_export_chunks where export_id = $1 and number = $2";
export const REMOVE = "delete from data_exports where id = $1 and expires_at <= clock_timestamp()";

const job = (act: "make" | "remove", at: string): string =>
  `select '${act} ' || id as key, jsonb_build_object('${act}', id) as data, ${at} as start_after`;

type Inserts = Pick<JobQueue, "insert">;
/** $1 whose. */
export const askWithJob = (queue: Inserts): string => `
  with asked as materialized (select * from ask_export($1, interval '${GIVEN_UP_AFTER}')),
  job as (${queue.insert(`${job("make", "clock_timestamp()")} from asked where is_new`)})
  select * from asked`;
/** $1 export, $2 run. */
export const finishWithJob = (queue: Inserts): string => `
  with ready as (
    update data_exports set percent = 100, ready_at = clock_timestamp(), expires_at = clock_timestamp() + interval '${KEPT_FOR}'
    where id = $1 and run = $2 and ready_at is null returning id, expires_at
  ),
  job as (${queue.insert(`${job("remove", "expires_at")} from ready`)})
  select id from ready`;
export const addMissingJobs = (queue: Pick<JobQueue, "insertMissing">): string => `
  with job as (${queue.insertMissing(`
    ${job("make", "asked_at")} from data_exports where ready_at is null
    union all
    ${job("remove", "expires_at")} from data_exports where ready_at is not null`)})
  select count(*)::int as added from job`;
