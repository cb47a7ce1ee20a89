import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChild } from "../child-process.ts";
import { makeDatabase, type BenchDatabase } from "../hugs/bench-database.ts";
import type { GeneratorAnswer, GeneratorAsk, Speech } from "./generator.child.ts";
import type { IdlePlan } from "./idle-plan.ts";
import type { Memory } from "./memory.ts";
import type { Person } from "../made-people.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";

/** Processor time, ms or shares of a core. */
export type Cores = { readonly server: number; readonly generators: number; readonly database: number };
export type Measured = {
  readonly name: string;
  readonly transport: string;
  readonly users: number;
  readonly failed: number;
  /** Why the first of those failed that did. */
  readonly why: string;
  readonly joinsPerS: number;
  /** While they joined. */
  readonly joining: Cores;
  readonly before: Memory;
  readonly after: Memory;
  /** While they did nothing but answer. */
  readonly idle: Cores;
  /** While each also pinged as a page in view does; null when that was left out. */
  readonly inView: Cores | null;
  /** Connections that were gone at the end. */
  readonly dropped: number;
};

export type Side = {
  readonly name: string;
  readonly program: "product.child.ts" | "bare.child.ts" | "socket-io.child.ts";
  readonly speech: Speech;
  readonly patchRateMs?: number;
  readonly idleTimeoutS?: number;
};

/** These join and leave before anything is measured: what a first one costs is not what one costs. */
const WARM_UP = 300;
/** Until rooms that were left are gone, and until what a join leaves behind has run out. */
const SETTLE_MS = { quick: 1_000, whole: 3_000 };

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type World = {
  readonly server: ReturnType<typeof startChild<ServerAsk, ServerAnswer>>;
  readonly generators: readonly ReturnType<typeof startChild<GeneratorAsk, GeneratorAnswer>>[];
  readonly database: BenchDatabase | null;
};

const usedMs = async ({ server, generators, database }: World): Promise<Cores> => {
  const [own, others] = await Promise.all([
    server.ask({ kind: "usage" }),
    Promise.all(generators.map((generator) => generator.ask({ kind: "usage" }))),
  ]);
  return {
    server: own.cpuMs ?? 0,
    generators: others.reduce((sum, { cpuMs = 0 }) => sum + cpuMs, 0),
    database: (await database?.cpuMs()) ?? 0,
  };
};

/** What `run` took, as shares of a core. */
const sharesOf = async <T>(world: World, run: () => Promise<T>): Promise<{ value: T; cores: Cores }> => {
  const [before, startMs] = [await usedMs(world), performance.now()];
  const value = await run();
  const [after, endMs] = [await usedMs(world), performance.now()];
  const share = (of: keyof Cores): number => Math.max(0, after[of] - before[of]) / (endMs - startMs);
  return { value, cores: { server: share("server"), generators: share("generators"), database: share("database") } };
};

const joinAll = async (
  { generators }: World,
  { speech }: Side,
  port: number,
  people: readonly Person[],
  atOnce: number,
): Promise<Required<Pick<GeneratorAnswer, "failed" | "why" | "tookMs">>> => {
  const share = Math.ceil(people.length / generators.length);
  const joined = await Promise.all(
    generators.map((generator, n) =>
      generator.ask({
        kind: "join",
        speech,
        port,
        people: people.slice(n * share, (n + 1) * share),
        atOnce: Math.ceil(atOnce / generators.length),
      }),
    ),
  );
  return {
    failed: joined.reduce((sum, { failed = 0 }) => sum + failed, 0),
    why: joined.find(({ why }) => why)?.why ?? "",
    tookMs: Math.max(...joined.map(({ tookMs = 0 }) => tookMs)),
  };
};

const measureIn = async (world: World, side: Side, plan: IdlePlan, dataDir: string): Promise<Measured> => {
  const { server, generators, database } = world;
  const { name, program, patchRateMs, idleTimeoutS } = side;
  const isProduct = program === "product.child.ts";
  const tellAll = (ask: GeneratorAsk) => Promise.all(generators.map((generator) => generator.ask(ask)));
  const settle = () => rest(plan.isQuick ? SETTLE_MS.quick : SETTLE_MS.whole);
  const memory = async (): Promise<Memory> =>
    (await server.ask({ kind: "memory" })).memory ?? { rss: 0, heap: 0, external: 0 };
  const seconds = isProduct ? plan.seconds : plan.peerSeconds;

  const users = plan.users + WARM_UP;
  const rooms = {
    ...(patchRateMs !== undefined && { patchRateMs }),
    ...(idleTimeoutS !== undefined && { idleTimeoutS }),
  };
  const listen = { kind: "listen", databaseUrl: database?.url ?? null, dataDir, users, ...rooms } as const;
  const { port = 0, transport = "", people = [] } = await server.ask(listen);
  await joinAll(world, side, port, people.slice(0, WARM_UP), plan.atOnce);
  await tellAll({ kind: "leave" });
  await settle();
  const before = await memory();
  const joins = await sharesOf(world, () => joinAll(world, side, port, people.slice(WARM_UP), plan.atOnce));
  await settle();
  const after = await memory();
  const idle = await sharesOf(world, () => rest(seconds * 1_000));
  await tellAll({ kind: "ping", isOn: isProduct });
  const inView = isProduct ? await sharesOf(world, () => rest(plan.peerSeconds * 1_000)) : null;
  const open = (await tellAll({ kind: "usage" })).reduce((sum, { open: one = 0 }) => sum + one, 0);
  const { failed, why, tookMs } = joins.value;
  return {
    name,
    transport,
    users: plan.users,
    failed,
    why,
    joinsPerS: ((plan.users - failed) / tookMs) * 1_000,
    joining: joins.cores,
    before,
    after,
    idle: idle.cores,
    inView: inView?.cores ?? null,
    dropped: plan.users - failed - open,
  };
};

/** Starts a server and its users, each in processes of their own, which end with this. */
export const measureSide = async (side: Side, plan: IdlePlan, serverUrl: string | null): Promise<Measured> => {
  const isProduct = side.program === "product.child.ts";
  const database = isProduct && serverUrl !== null ? await makeDatabase(serverUrl) : null;
  const dataDir = await mkdtemp(join(tmpdir(), "hugmood-bench-"));
  const server = startChild<ServerAsk, ServerAnswer>(new URL(side.program, import.meta.url));
  const generators = Array.from({ length: plan.generators }, () =>
    startChild<GeneratorAsk, GeneratorAnswer>(new URL("generator.child.ts", import.meta.url)),
  );
  let closing: Promise<void> | null = null;
  const closeAll = async (): Promise<void> => {
    await Promise.all([...generators.map((generator) => generator.stop()), server.stop()]);
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const close = (): Promise<void> => (closing ??= closeAll());
  const stop = (): void => void close().finally(() => process.exit(143));
  process.once("SIGTERM", stop);
  try {
    return await measureIn({ server, generators, database }, side, plan, dataDir);
  } finally {
    process.off("SIGTERM", stop);
    await close();
  }
};
