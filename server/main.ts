import { readFileSync } from "node:fs";
import path from "node:path";
import { createApp } from "./app.ts";
import { ConfigError, parseConfig, type Config } from "./config.ts";
import { Unavailable } from "./errors.ts";
import { batcherOn, READ_LIMITS } from "./platform/batcher.ts";
import { systemClock, systemClockId } from "./platform/clock.ts";
import { aloneCluster, openCluster, type Cluster } from "./platform/cluster/cluster.ts";
import { createEpochWatch } from "./platform/epoch-watch.ts";
import { openIdentity } from "./platform/auth/open-identity.ts";
import { secretOf } from "./platform/auth/secret-file.ts";
import type { Database } from "./platform/database/database.ts";
import { openDatabase } from "./platform/database/open.ts";
import { readEnvFile } from "./platform/env-file.ts";
import { carryHints, createLocalHints } from "./platform/inbox-hints.ts";
import { createInboxTail } from "./platform/inbox-tail.ts";
import { outliveStrayErrors, stopOnSignals } from "./platform/lifecycle/stop-on-signals.ts";
import { nowMs, upSeconds } from "./platform/lifecycle/wall-clock.ts";
import { createLog, type Log } from "./platform/logger/logger.ts";
import { within } from "./platform/within.ts";
import { createGroupHugChanges } from "./rooms/group-hug-changes.ts";
import { createDesigns } from "./services/designs/designs.service.ts";
import { createGroupHugs } from "./services/group-hugs/group-hugs.service.ts";
import { createHugs } from "./services/hugs/hugs.service.ts";
import { createIdentity } from "./services/identity/identity.service.ts";
import { createInbox } from "./services/inbox/inbox.service.ts";
import { createPeople } from "./services/people/people.service.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const PING_MAX_MS = 1_000;

/** What the environment says wins over the file, and an empty variable there hides the file's. */
function readConfig(): Config {
  const file = readEnvFile(".env");
  if (!file.ok) throw new ConfigError(file.problems);
  return parseConfig({ ...file.values, ...process.env });
}

async function openServices(database: Database, cluster: Cluster, config: Config, log: Log) {
  const secret = (config.authSecret ?? secretOf(config.dataDir)).reveal();
  const identityParts = await openIdentity(database, { secret, publicUrl: config.publicUrl, log, nowMs });
  const identity = createIdentity({ ...identityParts, nowMs });
  const { courier } = cluster;
  const localHints = createLocalHints((error) => log.error({ err: error }, "a hint's listener failed"));
  const hints = carryHints(localHints, courier);
  const designs = createDesigns({ database });
  await designs.seed();
  const groupHugChanges = createGroupHugChanges((deliver) => courier.carry("group-hugs", deliver));
  const inbox = createInbox({ database, hints, createBatcher: batcherOn(systemClock, READ_LIMITS) });
  const onAway = (error: unknown) => log.warn({ err: error }, "the database is away; inboxes wait for it");
  const groupHugs = createGroupHugs({ database, designs, hints, changes: groupHugChanges });
  return {
    identity,
    accounts: identity,
    people: createPeople({ database, hints }),
    hugs: createHugs({ database, designs, hints, createBatcher: batcherOn(systemClock) }),
    groupHugs,
    epochs: createEpochWatch({ lost: (owned) => groupHugs.lost(owned) }),
    groupHugChanges,
    inbox,
    designs,
    hints,
    tail: createInboxTail({ hints: localHints, heads: inbox.heads, onAway }),
    pingDatabase: async () =>
      void (await within(PING_MAX_MS, database.rows("select 1"), () => new Unavailable("database", null))),
  };
}

async function clusterFor({ redisUrl, processAddress }: Config, log: Log): Promise<Cluster> {
  if (redisUrl === null || processAddress === null) return aloneCluster();
  log.info(`Several processes: this one is at ${processAddress}`);
  return openCluster({ redisUrl: redisUrl.reveal(), processAddress, me: systemClockId, log });
}

async function start(): Promise<void> {
  const config = readConfig();
  const log = createLog({ level: config.logLevel, format: config.logFormat });
  log.info("Opening the database; the first time takes a few seconds");
  const database = await openDatabase({
    databaseUrl: config.databaseUrl?.reveal(),
    dataDir: config.dataDir,
    log: (line) => log.info(line),
  });
  try {
    log.info(database.dialect === "pglite" ? `Database: embedded, in ${config.dataDir}` : "Database: PostgreSQL");
    const cluster = await clusterFor(config, log);
    const services = await openServices(database, cluster, config, log);
    const { version } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as { version: string };
    const app = createApp({
      config,
      services,
      cluster,
      log,
      pagesFolder: path.join(ROOT, "client/dist"),
      version,
      nowMs,
    });
    const { url, why, skippedPorts } = await app.listen();
    services.tail.start();
    services.epochs.start();
    stopOnSignals(
      [app.close, services.hugs.close, services.tail.stop, services.epochs.stop, cluster.stop, database.close],
      log,
    );
    outliveStrayErrors(log);
    log.info(`Sockets: ${why}`);
    if (skippedPorts.length > 0)
      log.info(`Port ${skippedPorts.join(", ")} is in use by another program, so the next one`);
    if (config.publicUrl !== null) log.info(`People reach it at ${config.publicUrl.origin}`);
    log.info(`ready in ${upSeconds().toFixed(1)} s`);
    log.info(`HugMood is at ${url}`);
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}

// Before it runs, whatever is wrong is for the person who starts it: a sentence, and the end.
await start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
