import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChild } from "../child-process.ts";
import { makeDatabase } from "../hugs/bench-database.ts";
import { openLane } from "../idle/light-http.ts";
import type { LoopLag } from "../loop-lag.ts";
import { quantile } from "../quantile.ts";
import type { AuthPlan } from "./auth-plan.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";

export type Measured = {
  readonly transport: string;
  /** Nothing is asked. */
  readonly idle: LoopLag;
  readonly busy: LoopLag;
  readonly signIns: number;
  /** Answers that were no sign-in: too many, or try later. */
  readonly refused: number;
  readonly perS: number;
  readonly tookMs: { readonly p50: number; readonly p99: number };
  /** Of a core, hashing included. */
  readonly server: number;
};

const PASSWORD = "a warm lamp in the hall";
const IDLE_MS = 2_000;
/** Each account is tried once or twice in a run, so that no limit has to be lifted. */
const ACCOUNTS_PER_S = 240;

/** After so many a connection goes on from another address, for the same reason. */
const SIGN_INS_OF_ADDRESS = 20;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** People, each from an address of their own, one sign-in after the other. */
const signInFor = async (port: number, { people, seconds }: AuthPlan) => {
  const endMs = performance.now() + seconds * 1_000;
  const tookMs: number[] = [];
  let refused = 0;
  let next = 0;
  const one = async (n: number): Promise<void> => {
    const open = (address: number) =>
      openLane(port, "127.0.0.1", [`x-forwarded-for: 10.${address >> 16}.${(address >> 8) & 255}.${address & 255}`]);
    let lane = open(n);
    for (let tried = 1; performance.now() < endMs; tried += 1) {
      next += 1;
      if (tried % SIGN_INS_OF_ADDRESS === 0) {
        lane.close();
        lane = open(n + people * (tried / SIGN_INS_OF_ADDRESS));
      }
      const body = JSON.stringify({
        mail: `person${1 + (next % (seconds * ACCOUNTS_PER_S))}@hugs.example`,
        password: PASSWORD,
      });
      const sinceMs = performance.now();
      const { status } = await lane.post("/api/sign-in", ["content-type: application/json"], body);
      if (status === 200) tookMs.push(performance.now() - sinceMs);
      else refused += 1;
    }
    lane.close();
  };
  await Promise.all(Array.from({ length: people }, (_, n) => one(n)));
  return { tookMs, refused };
};

export const measureAuth = async (plan: AuthPlan, serverUrl: string | null): Promise<Measured> => {
  const database = serverUrl === null ? null : await makeDatabase(serverUrl);
  const dataDir = await mkdtemp(join(tmpdir(), "hugmood-bench-"));
  const server = startChild<ServerAsk, ServerAnswer>(new URL("product.child.ts", import.meta.url));
  try {
    const accounts = plan.seconds * ACCOUNTS_PER_S;
    const { port = 0, transport = "" } = await server.ask({
      kind: "listen",
      databaseUrl: database?.url ?? null,
      dataDir,
      accounts,
      password: PASSWORD,
    });
    const lagAfter = async (work: () => Promise<unknown>) => {
      const before = (await server.ask({ kind: "watch" })).cpuMs ?? 0;
      const sinceMs = performance.now();
      await work();
      const wallMs = performance.now() - sinceMs;
      const { cpuMs = 0, lag = { p50: 0, p99: 0, most: 0 } } = await server.ask({ kind: "read" });
      return { lag, wallMs, cores: (cpuMs - before) / wallMs };
    };
    await signInFor(port, { ...plan, people: 2, seconds: 1 });
    const idle = await lagAfter(() => pause(IDLE_MS));
    let signed: Awaited<ReturnType<typeof signInFor>> = { tookMs: [], refused: 0 };
    const busy = await lagAfter(async () => {
      signed = await signInFor(port, plan);
    });
    return {
      transport,
      idle: idle.lag,
      busy: busy.lag,
      signIns: signed.tookMs.length,
      refused: signed.refused,
      perS: signed.tookMs.length / (busy.wallMs / 1_000),
      tookMs: { p50: quantile(signed.tookMs, 0.5), p99: quantile(signed.tookMs, 0.99) },
      server: busy.cores,
    };
  } finally {
    await server.ask({ kind: "close" }).catch(() => undefined);
    await server.stop();
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
};
