import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Redis } from "ioredis";
import { quietPort } from "../../../../client/net/testing/quiet-port.ts";

/** A Redis of the test's own, which keeps nothing: it always comes back empty. */
export type OwnRedis = {
  readonly url: string;
  /** On the same port each time; resolves once it answers. */
  start(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** FLUSHALL. */
  flush(): Promise<void>;
  /** Connections stay and nothing is answered until `wake`. */
  stall(): void;
  wake(): void;
};

/** Its tests need the program `redis-server`; in CI its absence is a failure. */
export const hasRedisServer = (): boolean =>
  process.env["CI"] === "true" || spawnSync("redis-server", ["--version"]).status === 0;

export const createOwnRedis = async (): Promise<OwnRedis> => {
  // Clients go on dialling it while it is gone.
  const port = await quietPort(20_000 + Math.floor(Math.random() * 11_000));
  let child: ChildProcess | null = null;
  // It does not outlive whoever started it.
  process.once("exit", () => child?.kill("SIGKILL"));
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
      const started = spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"] });
      child = started;
      await new Promise<void>((resolve, reject) => {
        started.once("error", reject).once("exit", () => reject(new Error("redis-server ended.")));
        started.stdout.on("data", (said) => String(said).includes("Ready to accept") && resolve());
      });
    },
    async kill() {
      if (child === null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      child = null;
      await ended;
    },
    async flush() {
      const redis = new Redis(`redis://127.0.0.1:${port}`, { maxRetriesPerRequest: 1 }).on("error", () => {});
      await redis.flushall().finally(() => redis.disconnect());
    },
    stall: () => void child?.kill("SIGSTOP"),
    wake: () => void child?.kill("SIGCONT"),
  };
};
