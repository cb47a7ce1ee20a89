import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../e2e/support/server-process.ts";
import { startChild, type Child } from "../child-process.ts";
import { makeDatabase } from "../hugs/bench-database.ts";
import type { ServerAnswer as BareAnswer, ServerAsk as BareAsk } from "../idle/server.asks.ts";
import type { Guest } from "../made-people.ts";
import type { ServerAnswer, ServerAsk } from "./server.child.ts";

/** One of the two servers, which can be killed and started anew. */
export type StormServer = {
  /** Starts it, the first time with so many guests. */
  start(guests: number): Promise<{
    readonly guests: readonly Guest[];
    readonly transport: string;
    readonly reachableAtMs: number;
  }>;
  kill(): void;
  /** Processor time of the process that runs, and of the database so far, ms. */
  usedMs(): Promise<{ readonly server: number; readonly database: number }>;
  heads(): Promise<readonly (readonly [userId: string, seq: number])[]>;
  close(): Promise<void>;
  readonly port: number;
  readonly isBare: boolean;
};

type Killable = { readonly pid: number; stop(): Promise<void> };

export const openProductServer = async (serverUrl: string | null): Promise<StormServer> => {
  const database = serverUrl === null ? null : await makeDatabase(serverUrl);
  const dataDir = await mkdtemp(join(tmpdir(), "hugmood-bench-"));
  const [secret, port] = [randomBytes(32).toString("hex"), await freePort()];
  let child: Child<ServerAsk, ServerAnswer> | null = null;
  let running: Killable | null = null;
  const ask = async (question: ServerAsk): Promise<ServerAnswer> => (await child?.ask(question)) ?? {};
  return {
    port,
    isBare: false,
    async start(guests) {
      const started = startChild<ServerAsk, ServerAnswer>(new URL("server.child.ts", import.meta.url));
      child = started;
      const listen = { kind: "listen", databaseUrl: database?.url ?? null, dataDir, secret, port, guests } as const;
      const { pid = 0, transport = "", reachableAtMs = 0, guests: made = [] } = await started.ask(listen);
      running = { pid, stop: started.stop };
      return { guests: made, transport, reachableAtMs };
    },
    kill: () => void process.kill(running?.pid ?? 0, "SIGKILL"),
    usedMs: async () => ({
      server: (await ask({ kind: "usage" })).cpuMs ?? 0,
      database: (await database?.cpuMs()) ?? 0,
    }),
    heads: async () => (await ask({ kind: "heads" })).heads ?? [],
    async close() {
      await running?.stop();
      await database?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

export const openBareServer = async (): Promise<StormServer> => {
  const port = await freePort();
  let child: Child<BareAsk, BareAnswer> | null = null;
  let running: Killable | null = null;
  return {
    port,
    isBare: true,
    async start(guests) {
      const started = startChild<BareAsk, BareAnswer>(new URL("../idle/bare.child.ts", import.meta.url));
      child = started;
      const listen = { kind: "listen", databaseUrl: null, dataDir: "", users: guests, port } as const;
      const { pid = 0, transport = "", reachableAtMs = 0, people = [] } = await started.ask(listen);
      running = { pid, stop: started.stop };
      return { guests: people.map(({ id }) => ({ id, cookie: "" })), transport, reachableAtMs };
    },
    kill: () => void process.kill(running?.pid ?? 0, "SIGKILL"),
    usedMs: async () => ({ server: (await child?.ask({ kind: "usage" }))?.cpuMs ?? 0, database: 0 }),
    heads: async () => [],
    close: async () => running?.stop(),
  };
};
