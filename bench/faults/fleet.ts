import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import path from "node:path";
import { createBalancer, type Balancer } from "../../e2e/support/balancer.ts";
import { createCuttableProxy, type CuttableProxy } from "../../e2e/support/cuttable-proxy.ts";
import { whenListening } from "../../e2e/support/listening.ts";
import { quietPort } from "../../client/net/testing/quiet-port.ts";
import { endWithUs } from "./outlive.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SECRET = "a secret of nobody, for a run that is over in minutes";
const START_MAX_MS = 90_000;

/** A server process that can be broken, and a wire of its own to it. */
export type FleetMember = {
  readonly wire: CuttableProxy;
  readonly dataDir: string;
  readonly isUp: () => boolean;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** SIGTERM, and waits for the end; its exit code. */
  stop(): Promise<number | null>;
  stall(): void;
  wake(): void;
};

export type Fleet = {
  /** Where people come to: any process that takes a connection. */
  readonly door: Balancer;
  readonly members: readonly FleetMember[];
  /** The door leads to all others, as a proxy does that looks who answers; null: to all. */
  leadPast(who: number | null): void;
  close(): Promise<void>;
};

type FleetOptions = {
  readonly processes: number;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly preloads: readonly string[];
  readonly folder: string;
};

const createMember = async (n: number, options: FleetOptions): Promise<FleetMember & { readonly port: number }> => {
  const port = await quietPort(20_000 + Math.floor(Math.random() * 11_000));
  const wire = await createCuttableProxy(port);
  const dataDir = path.join(options.folder, `process-${n}`);
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: dataDir,
    DATABASE_URL: options.databaseUrl,
    REDIS_URL: options.redisUrl,
    PROCESS_ADDRESS: `127.0.0.1:${wire.port}`,
    AUTH_SECRET: SECRET,
    HUGS_PER_HOUR: "100000000",
    LOG_FORMAT: "json",
    LOG_LEVEL: "info",
  };
  const imports = options.preloads.flatMap((module) => ["--import", module]);
  let child: ChildProcess | null = null;
  let isUp = false;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const ending = child;
    if (ending === null) return null;
    isUp = false;
    // One that ended by itself says so no more.
    const hasEnded = ending.exitCode !== null || ending.signalCode !== null;
    if (hasEnded) {
      child = null;
      return ending.exitCode;
    }
    const ended = once(ending, "exit");
    ending.kill("SIGCONT");
    ending.kill(signal);
    await ended;
    child = null;
    return ending.exitCode;
  };
  return {
    port,
    wire,
    dataDir,
    isUp: () => isUp,
    async start() {
      const args = ["--disable-warning=ExperimentalWarning", ...imports, "server/main.ts"];
      const started = endWithUs(spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] }));
      child = started;
      const log = path.join(options.folder, `process-${n}.log`);
      started.once("exit", () => (isUp = false));
      await whenListening(started, START_MAX_MS, (line) => appendFileSync(log, `${line}\n`));
      isUp = true;
    },
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
    stall: () => void child?.kill("SIGSTOP"),
    wake: () => void child?.kill("SIGCONT"),
  };
};

export const createFleet = async (options: FleetOptions): Promise<Fleet> => {
  const members = await Promise.all(Array.from({ length: options.processes }, (_, n) => createMember(n, options)));
  const door = await createBalancer(members.map(({ port }) => port));
  return {
    door,
    members,
    leadPast: (who) => door.setTargets(members.filter((_, n) => n !== who).map(({ port }) => port)),
    async close() {
      await Promise.all(members.map((member) => member.stop()));
      await Promise.all([door, ...members.map(({ wire }) => wire)].map((proxy) => proxy.close()));
    },
  };
};
