import type { Database } from "../database/database.ts";
import type { PgliteProxy } from "../database/pglite.proxy.ts";
import { translate } from "../database/translate.ts";

type Result = { rows: unknown[] };
/** What is used of the driver's pool. */
type Pool = {
  connect(): Promise<{ query(sql: string): Promise<Result | Result[]>; release(error?: unknown): void }>;
};
type Native = { getNativeClient(): Promise<PgliteProxy | Pool> };

/** What the library asks of a database: the rows of all statements of a text. */
export type JobsConnection = { executeSql(sql: string, values?: unknown[]): Promise<Result> };

const rowsOfAll = (results: readonly Result[]): Result => ({ rows: results.flatMap(({ rows }) => rows ?? []) });

/** A text that opens a transaction of its own ends it also when it fails: nobody after it finds it open. */
const runOnPglite = async (pglite: PgliteProxy, sql: string): Promise<Result> => {
  const opens = /^\s*begin\b/i.test(sql);
  const results = opens ? await pglite.transaction((lane) => lane.exec(sql)) : await pglite.exec(sql);
  return rowsOfAll(results as Result[]); // as: what the thread answers
};
const runOnPool = async (pool: Pool, sql: string): Promise<Result> => {
  const client = await pool.connect();
  try {
    const results = await client.query(sql);
    client.release();
    return rowsOfAll([results].flat());
  } catch (error) {
    client.release(error);
    throw error;
  }
};

/** The library on our database's own connections. Rejects with `Unavailable` while the database is away. */
export const createJobsConnection = ({ orm, rows }: Pick<Database, "orm" | "rows">): JobsConnection => {
  const run = async (sql: string): Promise<Result> => {
    // Several statements in one text, which the query builder does not take.
    const client = await (orm.em.getConnection() as unknown as Native).getNativeClient(); // as: both drivers have it
    return "connect" in client ? runOnPool(client, sql) : runOnPglite(client, sql);
  };
  return {
    async executeSql(sql, values = []) {
      try {
        return values.length > 0 ? { rows: await rows(sql, values) } : await run(sql);
      } catch (error) {
        throw translate(error);
      }
    },
  };
};
