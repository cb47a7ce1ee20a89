import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Redis } from "ioredis";
import { quietPort } from "../../client/net/testing/quiet-port.ts";
import { removeData, startServer } from "../../e2e/support/server-process.ts";
import { createOwnRedis } from "../../server/platform/cluster/testing/own-redis.ts";
import { rowsOf, type Rows } from "../../server/platform/database/database.ts";
import { openOrm } from "../../server/platform/database/orm.ts";
import { makeDatabase } from "../hugs/bench-database.ts";
import { cpuMsOf, usedBetween } from "../hugs/cpu.ts";

/** Shares of a core. */
export type Cores = { readonly server: number; readonly database: number };

/** Two processes of the product, on a database of PostgreSQL and a Redis that are the bench's own. */
export type TwoServers = {
  readonly ports: readonly [number, number];
  readonly redisUrl: string;
  readonly database: Rows;
  /** Which of the two has each room of group hugs. */
  owners(): Promise<ReadonlyMap<string, 0 | 1>>;
  /** What both, and the database, take while something runs. */
  coresOf(run: () => Promise<void>): Promise<Cores>;
  close(): Promise<void>;
};

/** More is asked of few people here than any person would. */
const LIFT_LIMITS = new URL("../faults/lift-limits.ts", import.meta.url).href;

export const startTwoServers = async (serverUrl: string): Promise<TwoServers> => {
  const closes: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closes.splice(0).toReversed()) await end();
  };
  try {
    const made = await makeDatabase(serverUrl);
    closes.push(made.drop);
    const orm = await openOrm({ dialect: "postgres", databaseUrl: made.url });
    closes.push(() => orm.close());
    const redis = await createOwnRedis();
    await redis.start();
    closes.push(redis.kill);
    const directory = new Redis(redis.url).on("error", () => {});
    closes.push(async () => directory.disconnect());
    const first = await quietPort();
    const ports = [first, await quietPort(first + 1)] as const;
    const start = async (port: number) => {
      const dataDir = await mkdtemp(path.join(tmpdir(), "hugmood-bench-"));
      const server = await startServer(
        { dataDir, port },
        {
          DATABASE_URL: made.url,
          REDIS_URL: redis.url,
          PROCESS_ADDRESS: `127.0.0.1:${port}`,
          AUTH_SECRET: "a secret of nobody, for a run that is over in minutes",
          NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${LIFT_LIMITS}`,
        },
      );
      closes.push(async () => {
        await server.kill();
        await removeData(server);
      });
      return server.pid;
    };
    const started = await Promise.allSettled(ports.map(start));
    const pids = started.map((one) => {
      if (one.status === "rejected") throw one.reason;
      return one.value;
    });
    return {
      ports,
      redisUrl: redis.url,
      database: { rows: rowsOf(orm) },
      async owners() {
        const rows = await directory.hgetall("roomcaches");
        return new Map(
          Object.entries(rows).map(([id, row]) => [id, row.includes(`127.0.0.1:${ports[0]}"`) ? 0 : 1] as const),
        );
      },
      async coresOf(run) {
        const [before, databaseMs, startMs] = [cpuMsOf(pids), await made.cpuMs(), performance.now()];
        await run();
        const wallMs = performance.now() - startMs;
        const server = usedBetween(before, cpuMsOf(pids)) / wallMs;
        return { server, database: ((await made.cpuMs()) - databaseMs) / wallMs };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
