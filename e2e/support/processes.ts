import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Redis } from "ioredis";
import { createOwnRedis, hasRedisServer, type OwnRedis } from "../../server/platform/cluster/testing/own-redis.ts";
import { rowsOf, type Rows } from "../../server/platform/database/database.ts";
import { openOrm } from "../../server/platform/database/orm.ts";
import { createEmptyDatabase, testServerUrl } from "../../server/platform/database/testing/open-test-database.ts";
import { quietPort } from "../../client/net/testing/quiet-port.ts";
import { createBalancer } from "./balancer.ts";
import { removeData, startServer, type ServerProcess } from "./server-process.ts";

/** Several processes that are one server: on a PostgreSQL database and a Redis of the test's own, behind a balancer. */
export type Processes = {
  /** Of the balancer: where clients go. */
  readonly url: string;
  readonly redis: OwnRedis;
  process(n: number): ServerProcess;
  readonly rows: Rows["rows"];
  /** Who comes now comes to these; all of them when none is named. */
  lead(...to: number[]): void;
  /** Which process the directory says has a room; -1 = none. */
  ownerOf(roomId: string): Promise<number>;
  /** What ended by `stop` or `kill` of its own is started again, on its port. */
  start(n: number): Promise<void>;
  close(): Promise<void>;
};

/** Why they cannot be here; null = they can. */
export const lackForProcesses = (): string | null => {
  if (testServerUrl() === undefined) return "HUGMOOD_TEST_POSTGRES is not set";
  return hasRedisServer() ? null : "there is no redis-server";
};

export const startProcesses = async (count: number): Promise<Processes> => {
  const database = await createEmptyDatabase();
  const redis = await createOwnRedis();
  await redis.start();
  const ports: number[] = [];
  while (ports.length < count) ports.push(await quietPort((ports.at(-1) ?? 20_000 + (process.pid % 9_000)) + 1));
  const balancer = await createBalancer(ports);
  const directory = new Redis(redis.url).on("error", () => {});
  const orm = await openOrm({ dialect: "postgres", databaseUrl: database.url });
  const start = async (port: number): Promise<ServerProcess> =>
    startServer({ dataDir: await mkdtemp(path.join(tmpdir(), "hugmood-many-")), port }, envOf(port));
  const envOf = (port: number) => ({
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    PROCESS_ADDRESS: `127.0.0.1:${balancer.port}/p/${port}`,
    AUTH_SECRET: "a secret of many processes, no less",
  });
  // All at once, on an empty database.
  const started = await Promise.allSettled(ports.map(start));
  const servers = started.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const close = async (): Promise<void> => {
    await balancer.close();
    for (const server of servers) {
      await server.kill();
      await removeData(server);
    }
    directory.disconnect();
    await redis.kill();
    await orm.close();
    await database.drop();
  };
  for (const one of started) {
    if (one.status === "fulfilled") continue;
    await close();
    throw one.reason;
  }
  const at = (n: number): ServerProcess => {
    const server = servers[n];
    if (server === undefined) throw new Error(`There is no process ${n}.`);
    return server;
  };
  return {
    url: balancer.url,
    redis,
    process: at,
    rows: rowsOf(orm),
    lead: (...to) => balancer.setTargets(to.length === 0 ? ports : to.map((n) => at(n).port)),
    async ownerOf(roomId) {
      const row = await directory.hget("roomcaches", roomId);
      return ports.findIndex((port) => row?.includes(`/p/${port}"`) === true);
    },
    async start(n) {
      const { port, dataDir } = at(n);
      servers[n] = await startServer({ port, dataDir }, envOf(port));
    },
    close,
  };
};
