import type { PgBoss, QueueOptions } from "pg-boss";
import type { Database, Dialect } from "../database/database.ts";
import { inTransaction } from "../transfer/in-transaction.ts";
import type { JobsConnection } from "./jobs-connection.ts";

const DAY_S = 24 * 60 * 60;
/** Any number that nobody else in this database uses. */
const START_LOCK = 7_411_202_612;

/** What fails is tried again for about ten minutes; what a dead process had begun, after a minute. */
const QUEUE = {
  policy: "short",
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 60,
  deleteAfterSeconds: DAY_S,
} as const satisfies QueueOptions & { policy: string };

/** Reads the library, which takes a quarter of a second: while something else is waited for. */
export const loadBoss = () => import("pg-boss");

type Failed = (error: unknown) => void;

/**
 * Starts the library: makes or updates its tables, and the queues. Works off nothing yet. On PostgreSQL one process at a
 * time: under the library's own lock a second one fails that looked for the tables before they were there.
 */
export const startBossAlone = (
  database: Pick<Database, "orm" | "dialect">,
  db: JobsConnection,
  queues: readonly string[],
  onError: Failed,
): Promise<PgBoss> => {
  const start = () => startBoss(db, database.dialect, queues, onError);
  if (database.dialect === "pglite") return start();
  return inTransaction(database, "write", async (rows) => {
    await rows(`select pg_advisory_xact_lock(${START_LOCK})`);
    return start();
  });
};

const startBoss = async (
  db: JobsConnection,
  dialect: Dialect,
  queues: readonly string[],
  onError: Failed,
): Promise<PgBoss> => {
  const library = await loadBoss();
  const boss = new library.PgBoss({
    db,
    backend: dialect,
    schema: "pgboss",
    schedule: false,
    registerInstance: false,
    monitorVacuum: false,
    reindex: false,
    // Nothing here depends on these, so they hardly ever ask.
    flowIntervalSeconds: DAY_S,
    bamIntervalSeconds: 60 * 60,
    queueCacheIntervalSeconds: 60 * 60,
  });
  boss.on("error", onError);
  try {
    await boss.start();
    for (const name of queues) {
      await boss.createQueue(name, QUEUE);
      await boss.updateQueue(name, without(QUEUE));
    }
    return boss;
  } catch (error) {
    await boss.stop({ graceful: false, close: false }).catch(() => undefined);
    throw error;
  }
};

/** A queue keeps its policy; the rest may change with a new version. */
const without = ({ policy: _, ...options }: typeof QUEUE): QueueOptions => options;
