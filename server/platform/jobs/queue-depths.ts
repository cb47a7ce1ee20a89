import type { Rows } from "../database/database.ts";

/** What waits in the database, for all processes together: jobs that are due, and hugs that are held. */
export type QueueDepths = () => Promise<{ readonly jobs: number; readonly held: number }>;

const DEPTHS = `
  select
    (select count(*) from pgboss.job where state in ('created', 'retry') and start_after <= now())::int as jobs,
    (select count(*) from hugs where state = 'held')::int as held`;

export const createQueueDepths =
  (database: Rows): QueueDepths =>
  async () =>
    (await database.rows<{ jobs: number; held: number }>(DEPTHS))[0] ?? { jobs: 0, held: 0 };
