import * as z from "zod";
import { ERASURE_GRACE_DAYS } from "#shared/schema/data-rights.ts";
import { RIGHTS } from "../../entities/rights.list.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { JobQueue } from "../../platform/jobs/job-queue.ts";
import type { Accounts } from "../identity/identity.port.ts";
import { done, refused } from "../outcome.ts";
import { eraseStatements } from "./erase.sql.ts";
import type { Erasure } from "./erasure.port.ts";

export type ErasureDeps = {
  readonly database: Rows;
  readonly accounts: Pick<Accounts, "startSession">;
  /** Looks now: sessions were ended here. */
  readonly ended: { look(): Promise<void> };
  readonly queue: JobQueue;
};
export type ErasureJobDeps = {
  readonly database: Rows;
  /** All statements of `work` or none. */
  readonly transaction: <T>(work: (rows: Rows["rows"]) => Promise<T>) => Promise<T>;
  /** Forgets now which keys were shredded. */
  readonly keys: { look(): Promise<void> };
  readonly queue: JobQueue;
};

const erasureJob = z.object({ userId: z.uuid() });
const DUE = "select epoch_ms(due_at)::float8 as at from erasures where user_id = $1";
/** One key for each time it is asked: of one that was undone the job finds nothing to do. */
const job = (
  due: string,
) => `'erase ' || user_id || ' ' || ${due} as key, jsonb_build_object('userId', user_id) as data,
  ${due} as start_after`;
const askWithJob = (queue: Pick<JobQueue, "insert">): string => `
  with asked as materialized (
    select $1::uuid as user_id, ask_erasure($1, interval '${ERASURE_GRACE_DAYS} days') as due
  ),
  job as (${queue.insert(`select ${job("due")} from asked where due is not null`)})
  select epoch_ms(due)::float8 as at from asked where due is not null`;

export const createErasure = ({ database, accounts, ended, queue }: ErasureDeps): Erasure => {
  const ask = askWithJob(queue);
  return {
    async ask(userId, headers) {
      const [asked] = await database.rows<{ at: number }>(ask, [userId]);
      if (asked === undefined) return refused({ code: "no_such_person" });
      await ended.look().catch(() => undefined);
      return done({ dueAtMs: asked.at, setCookies: await accounts.startSession(userId, headers) });
    },
    dueAtMs: async (userId) => (await database.rows<{ at: number }>(DUE, [userId]))[0]?.at ?? null,
    undo: async (userId) => void (await database.rows("select undo_erasure($1)", [userId])),
  };
};

const LEFT_STAFF = `
  select audit(
    $1::uuid, $2::text, 'set_staff', 'user', ($1::uuid)::text,
    jsonb_build_object('from', $2::text, 'to', null, 'erased', true)
  )`;

/** In an order in which each table comes after those it refers to. */
const TABLES = `
  with recursive reference as (
    select f.relname::text as "from", t.relname::text as "to"
    from pg_constraint join pg_class f on f.oid = conrelid join pg_class t on t.oid = confrelid
    where contype = 'f' and connamespace = current_schema()::regnamespace and conrelid <> confrelid
  ),
  depth as (
    select c.relname::text as name, 0 as n from pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
    union
    select reference."from", depth.n + 1 from depth join reference on reference."to" = depth.name
  )
  select name from depth group by name order by max(n), name`;

/** Erases whoever is due: what is declared of every column, in one transaction. */
export const createErasureJobs = ({ database, transaction, keys, queue }: ErasureJobDeps) => {
  const missing = `
    with job as (${queue.insertMissing(`select ${job("due_at")} from erasures`)}) select count(*)::int as added from job`;

  const erase = (userId: string): Promise<boolean> =>
    transaction(async (rows) => {
      await rows("select from users where id = $1 for update", [userId]);
      const due = await rows("select from erasures where user_id = $1 and due_at <= clock_timestamp()", [userId]);
      if (due.length === 0) return false;
      const [staff] = await rows<{ role: string }>("select role from staff where user_id = $1", [userId]);
      const order = (await rows<{ name: string }>(TABLES)).map(({ name }) => name);
      const statements = eraseStatements(RIGHTS, order);
      // Twice: triggers write down what the first time took away, such as that consent is gone.
      for (const statement of [...statements, ...statements]) await rows(statement, [userId]);
      // Last, as every entry. Somebody who leaves takes their role along, be it the last admin's.
      if (staff) await rows(LEFT_STAFF, [userId, staff.role]);
      return true;
    });

  return {
    queue: queue.name,
    async carryOut(data: unknown): Promise<void> {
      const { userId } = erasureJob.parse(data);
      if (await erase(userId)) await keys.look();
    },
    addMissing: async (): Promise<void> => void (await database.rows(missing)),
  };
};
