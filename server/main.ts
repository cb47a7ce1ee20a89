import { readFileSync } from "node:fs";
import path from "node:path";
import { createApp } from "./app.ts";
import { openServices } from "./open-services.ts";
import { ConfigError, parseConfig, type Config } from "./config.ts";
import { systemClockId } from "./platform/clock.ts";
import { aloneCluster, openCluster, type Cluster } from "./platform/cluster/cluster.ts";
import { secretOf } from "./platform/auth/secret-file.ts";
import { openDatabase } from "./platform/database/open.ts";
import { readEnvFile } from "./platform/env-file.ts";
import { loadBoss } from "./platform/jobs/boss.ts";
import { outliveStrayErrors, stopOnSignals } from "./platform/lifecycle/stop-on-signals.ts";
import { nowMs, upSeconds } from "./platform/lifecycle/wall-clock.ts";
import { createLog, type Log } from "./platform/logger/logger.ts";
import { headsFileIn } from "./services/audit/audit.witness.ts";
import { createMasterKeys, readMasterKeys } from "./platform/sealing/master-keys.ts";

const ROOT = path.resolve(import.meta.dirname, "..");

/** What the environment says wins over the file, and an empty variable there hides the file's. */
function readConfig(): Config {
  const file = readEnvFile(".env");
  if (!file.ok) throw new ConfigError(file.problems);
  return parseConfig({ ...file.values, ...process.env });
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
  const opening = openDatabase({
    databaseUrl: config.databaseUrl?.reveal(),
    dataDir: config.dataDir,
    log: (line) => log.info(line),
  });
  // Read meanwhile.
  loadBoss().catch(() => undefined);
  const database = await opening;
  try {
    log.info(database.dialect === "pglite" ? `Database: embedded, in ${config.dataDir}` : "Database: PostgreSQL");
    const cluster = await clusterFor(config, log);
    const secret = (config.authSecret ?? secretOf(config.dataDir)).reveal();
    const masterKeys = createMasterKeys(secret, readMasterKeys(config.masterKeys?.reveal() ?? "") ?? []);
    const { courier } = cluster;
    let origin = config.publicUrl?.origin ?? "";
    const mail = { smtpUrl: config.smtpUrl?.reveal() ?? null, from: config.mailFrom };
    const { publicUrl, providers, hugsPerHour, scoringWorkers } = config;
    const outside = { publicUrl, origin: () => origin, mail, providers };
    const limits = { hugsPerHour, scoringWorkers };
    const auditHeadsFile = headsFileIn(config.dataDir);
    const services = await openServices({
      database,
      courier,
      secret,
      masterKeys,
      ...outside,
      ...limits,
      auditHeadsFile,
      log,
    });
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
    origin ||= url;
    await services.start();
    stopOnSignals([app.close, ...services.stops, cluster.stop, database.close], log);
    outliveStrayErrors(log);
    log.info(`Sockets: ${why}`);
    if (skippedPorts.length > 0)
      log.info(`Port ${skippedPorts.join(", ")} is in use by another program, so the next one`);
    if (publicUrl !== null) log.info(`People reach it at ${publicUrl.origin}`);
    if (mail.smtpUrl === null)
      log.info(
        publicUrl === null
          ? "Letters (accounts, passwords) are printed here: SMTP_URL is not set"
          : "Nobody can make an account or choose another password: SMTP_URL is not set",
      );
    if (services.providers.offered.length > 0)
      log.info(`Signing in is also possible by ${services.providers.offered.join(", ")}`);
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
