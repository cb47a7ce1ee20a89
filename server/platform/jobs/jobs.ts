import type { Database } from "../database/database.ts";
import type { Log } from "../logger/logger.ts";
import { createRepeat } from "../repeat.ts";
import { startBossAlone } from "./boss.ts";
import { createJobsConnection } from "./jobs-connection.ts";
import { workOff, type CarryOut } from "./job-work.ts";
import { watchOutage } from "./outage.ts";

/** A queue and what is done with it. */
export type JobKind = {
  readonly queue: string;
  readonly carryOut: CarryOut;
  /** Adds the jobs that should wait and do not: after rows came without them (a restore, a move, an older version). */
  readonly addMissing: () => Promise<void>;
};

export type Jobs = {
  /** Works off what is due, from now on. */
  start(): Promise<void>;
  /** Resolves once what runs has ended, or after two seconds: what was cut off is tried again. Before the database closes. */
  stop(): Promise<void>;
};
export type JobsOptions = {
  readonly database: Pick<Database, "orm" | "rows" | "dialect">;
  readonly kinds: readonly JobKind[];
  readonly log: Pick<Log, "info" | "warn" | "error">;
  /** Between two looks at what is due; at least half a second. */
  readonly everyMs?: number;
};

const BATCH_MAX = 50;
const ADD_MISSING_EVERY_MS = 10 * 60_000;
const STOP_MAX_MS = 2_000;

/**
 * Jobs kept in the database, in the schema `pgboss`, and worked off by every process on it, each job by one at a time.
 * Resolves when the tables and queues are there, so that jobs can be added.
 */
export const openJobs = async ({ database, kinds, log, everyMs = 10_000 }: JobsOptions): Promise<Jobs> => {
  const { connection, onError } = watchOutage(createJobsConnection(database), log);
  const queues = kinds.map(({ queue }) => queue);
  const boss = await startBossAlone(database, connection, queues, onError);
  const addMissing = async (): Promise<void> => {
    for (const kind of kinds) await kind.addMissing().catch(onError);
  };
  const repeat = createRepeat(ADD_MISSING_EVERY_MS, addMissing, 0);
  return {
    async start() {
      for (const { queue, carryOut } of kinds) {
        const options = {
          pollingIntervalSeconds: everyMs / 1000,
          batchSize: BATCH_MAX,
          burstWhenBatchFull: true,
          includeMetadata: true,
          perJobResults: true,
        } as const;
        await boss.work(queue, options, workOff(queue, carryOut, log));
      }
      repeat.start();
    },
    async stop() {
      await repeat.stop();
      await boss.stop({ close: false, timeout: STOP_MAX_MS });
    },
  };
};
