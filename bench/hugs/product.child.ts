/** HugMood's process: what server/main.ts makes, on a database of the bench's own, with the limits of people lifted. */
import "../faults/lift-limits.ts";
import { randomUUID } from "node:crypto";
import { createApp, type App } from "../../server/app.ts";
import { openServices } from "../../server/open-services.ts";
import { aloneCluster } from "../../server/platform/cluster/cluster.ts";
import { NO_COURIER } from "../../server/platform/cluster/courier.ts";
import type { Database } from "../../server/platform/database/database.ts";
import { openDatabase } from "../../server/platform/database/open.ts";
import { nowMs } from "../../server/platform/lifecycle/wall-clock.ts";
import { createLog } from "../../server/platform/logger/logger.ts";
import { answerParent } from "../child-process.ts";
import { watchLoop } from "../loop-lag.ts";
import { cpuMs } from "./cpu.ts";
import type { Person } from "./generator.child.ts";
import { hugAt, pairOf } from "./made-hugs.ts";
import { runOpenLoop } from "./open-loop.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";

const log = createLog({ level: "error", format: "plain" });
const lag = watchLoop();

type Services = Awaited<ReturnType<typeof openServices>>;

/** Guests without the way through the door, which lets one address bring in sixty a minute. */
const makePeople = async (database: Database, count: number): Promise<readonly string[]> => {
  const rows = await database.rows<{ id: string }>(
    "insert into users (display_name, is_anonymous) select 'Person ' || n, true from generate_series(1, $1::int) as n returning id",
    [count],
  );
  return rows.map(({ id }) => id);
};

const withTokens = ({ identity }: Services, ids: readonly string[]): Promise<readonly Person[]> =>
  Promise.all(
    ids.map(async (id) => ({
      id,
      token: (await identity.issueRoomToken({ userId: id, sessionId: randomUUID() })).token,
    })),
  );

type World = { database: Database; services: Services; app: App; people: readonly Person[]; away: readonly string[] };
let world: World | null = null;

const open = async ({ databaseUrl, dataDir, people: count }: ServerAsk & { kind: "listen" }): Promise<ServerAnswer> => {
  const database = await openDatabase({ databaseUrl: databaseUrl ?? undefined, dataDir });
  const secret = randomUUID();
  const services = await openServices({ database, courier: NO_COURIER, secret, publicUrl: null, log });
  const people = await withTokens(services, await makePeople(database, count));
  const away = await makePeople(database, count);
  const app = createApp({
    config: {
      host: "127.0.0.1",
      port: { kind: "fixed", port: 0 },
      transport: "auto",
      publicUrl: null,
      isBehindProxy: false,
    },
    services,
    cluster: aloneCluster(),
    log,
    pagesFolder: dataDir,
    version: "bench",
    nowMs,
  });
  const { listening } = await app.listen();
  services.tail.start();
  services.epochs.start();
  await services.jobs.start();
  world = { database, services, app, people, away };
  return { port: listening.port, transport: listening.kind, people, away };
};

const opened = () => {
  if (world === null) throw new Error("It was not asked to listen yet.");
  return world;
};

const load = async (ask: ServerAsk & { kind: "load" }): Promise<ServerAnswer> => {
  const { people, away, services } = opened();
  const record = await runOpenLoop(ask, async (n, intendedMs) => {
    const [from, to] = pairOf(n, people.length);
    const hug = hugAt(away[to] ?? "", intendedMs);
    return services.hugs.send(people[from]?.id ?? "", hug).then(
      ({ ok }) => ok,
      () => false,
    );
  });
  return { record };
};

const check = async (): Promise<ServerAnswer> => {
  const { database } = opened();
  const [found] = await database.rows<{ stored: number; gaps: number }>(
    `select (select count(*)::int from hugs) as stored, (
      select count(*)::int from inbox_heads as head
      where head.last_seq <> (select count(*) from inbox_events where user_id = head.user_id)
        or head.last_seq <> (select coalesce(max(seq), 0) from inbox_events where user_id = head.user_id)
    ) as gaps`,
  );
  return found ?? {};
};

const close = async (): Promise<ServerAnswer> => {
  const { app, services, database } = opened();
  await app.close();
  await services.hugs.close();
  await services.tail.stop();
  await services.epochs.stop();
  await services.jobs.stop();
  await database.close();
  return {};
};

answerParent<ServerAsk, ServerAnswer>((ask) => {
  switch (ask.kind) {
    case "listen":
      return open(ask);
    case "load":
      return load(ask);
    case "usage":
      return { cpuMs: cpuMs(), lag: lag.read() };
    case "check":
      return check();
    case "close":
      return close();
  }
});
