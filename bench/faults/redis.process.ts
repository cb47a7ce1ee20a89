import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Redis } from "ioredis";
import { quietPort } from "../../client/net/testing/quiet-port.ts";
import { endWithUs } from "./outlive.ts";

/** A Redis of one's own that keeps nothing: it always comes back empty. */
export type RedisProcess = {
  readonly url: string;
  start(): Promise<void>;
  flush(): Promise<void>;
  kill(): Promise<void>;
};

export const createRedisProcess = async (): Promise<RedisProcess> => {
  const port = await quietPort(20_000 + Math.floor(Math.random() * 11_000));
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  return {
    url,
    async start() {
      const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
      child = endWithUs(spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"] }));
      const said = child.stdout;
      await new Promise<void>((resolve, reject) => {
        child?.once("error", reject);
        said?.on("data", (chunk) => String(chunk).includes("Ready to accept") && resolve());
      });
    },
    async flush() {
      const redis = new Redis(url, { maxRetriesPerRequest: 1 });
      redis.on("error", () => {});
      await redis.flushall().catch(() => {});
      redis.disconnect();
    },
    async kill() {
      if (child === null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      child = null;
    },
  };
};
