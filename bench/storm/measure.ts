import { startChild } from "../child-process.ts";
import type { GeneratorAnswer, GeneratorAsk } from "./generator.child.ts";
import type { Damage } from "./storm.evidence.ts";
import type { StormPlan } from "./storm-plan.ts";
import type { StormServer } from "./storm-servers.ts";

export type Storm = {
  readonly transport: string;
  readonly clients: number;
  /** Those that were up when the server was killed. */
  readonly cut: number;
  /** Before the storm: token, seat and socket, so many at a time. */
  readonly joinsPerS: number;
  /** From the kill until the new process could be reached, ms. */
  readonly awayMs: number;
  /** From then on until each client was up again, ms, of those that came back. */
  readonly backMs: readonly number[];
  /** Joins that were begun after the kill. */
  readonly tries: number;
  /** Shares of a core from the moment of the new process on until the last was back. */
  readonly cores: { readonly server: number; readonly database: number; readonly generators: number };
  /** Null where nothing is stored. */
  readonly kept: (Damage & { readonly acked: number; readonly unanswered: number }) | null;
};

/** Whoever is not back after so many times what the rate of joins implies, and at least so long, does not come back. */
const BACK_MAX_TIMES = 3;
const BACK_LEAST_MS = 30_000;
const ANSWERED_MAX_MS = 30_000;
const LOOK_MS = 100;
/** What was acknowledged last has arrived by then: a hint that is lost costs half a second. */
const ARRIVED_MS = 2_000;

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Where the clients are, all generators together. */
type Look = Required<Pick<GeneratorAnswer, "up" | "open" | "acked" | "joins" | "cpuMs" | "upAtMs">>;

const lookAt = (looks: readonly GeneratorAnswer[]): Look => {
  const sum = (of: "up" | "open" | "acked" | "joins" | "cpuMs"): number =>
    looks.reduce((all, one) => all + (one[of] ?? 0), 0);
  return {
    up: sum("up"),
    open: sum("open"),
    acked: sum("acked"),
    joins: sum("joins"),
    cpuMs: sum("cpuMs"),
    upAtMs: looks.flatMap(({ upAtMs = [] }) => upAtMs),
  };
};

export const measureStorm = async (
  server: StormServer,
  plan: StormPlan,
  say: (line: string) => void,
): Promise<Storm> => {
  const generators = Array.from({ length: plan.generators }, () =>
    startChild<GeneratorAsk, GeneratorAnswer>(new URL("generator.child.ts", import.meta.url)),
  );
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> =>
    (closing ??= Promise.all(generators.map((generator) => generator.stop())).then(() => server.close()));
  const stop = (): void => void close().finally(() => process.exit(143));
  process.once("SIGTERM", stop);
  const tellAll = (ask: GeneratorAsk) => Promise.all(generators.map((generator) => generator.ask(ask)));
  const look = async (): Promise<Look> => lookAt(await tellAll({ kind: "look" }));
  const used = async () => ({ ...(await server.usedMs()), generators: (await look()).cpuMs, atMs: monotonicMs() });
  const until = async (is: (look: Look) => boolean, limitMs: number): Promise<Look> => {
    const endMs = performance.now() + limitMs;
    for (;;) {
      const now = await look();
      if (is(now) || performance.now() > endMs) return now;
      await rest(LOOK_MS);
    }
  };

  try {
    const { guests, transport } = await server.start(plan.clients);
    const { port, isBare } = server;
    const part = Math.ceil(guests.length / generators.length);
    const atOnce = Math.ceil(plan.atOnce / generators.length);
    const joined = await Promise.all(
      generators.map((generator, n) =>
        generator.ask({
          kind: "join",
          port,
          isBare,
          atOnce,
          first: n * part,
          guests: guests.slice(n * part, (n + 1) * part),
        }),
      ),
    );
    const joinsPerS = (guests.length / Math.max(...joined.map(({ tookMs = 0 }) => tookMs))) * 1_000;
    const backMaxMs = Math.max(BACK_LEAST_MS, (BACK_MAX_TIMES * guests.length * 1_000) / joinsPerS);
    say(`${guests.length} joined, ${Math.round(joinsPerS)}/s`);
    if (!isBare) await tellAll({ kind: "hug", perS: plan.perS / generators.length });
    await rest(plan.calmMs);
    const before = await look();
    const killedAtMs = monotonicMs();
    server.kill();
    const { reachableAtMs } = await server.start(0);
    const early = await used();
    say(`killed; reachable again after ${Math.round(reachableAtMs - killedAtMs)} ms`);
    const back = await until(({ up }) => up === guests.length, backMaxMs);
    const late = await used();
    const share = (of: "server" | "database" | "generators"): number =>
      Math.max(0, late[of] - early[of]) / (late.atMs - early.atMs);
    const backMs = back.upAtMs
      .filter((upAtMs) => upAtMs > killedAtMs)
      .map((upAtMs) => Math.max(0, upAtMs - reachableAtMs));
    say(`${back.up} of ${before.up} are back`);
    return {
      transport,
      clients: guests.length,
      cut: before.up,
      joinsPerS,
      awayMs: reachableAtMs - killedAtMs,
      backMs,
      tries: back.joins - before.joins,
      cores: { server: share("server"), database: share("database"), generators: share("generators") },
      kept: isBare ? null : await keptOf(),
    };
  } finally {
    process.off("SIGTERM", stop);
    await close();
  }

  async function keptOf(): Promise<NonNullable<Storm["kept"]>> {
    await rest(plan.calmMs);
    await tellAll({ kind: "stop_hugs" });
    const last = await until(({ open }) => open === 0, ANSWERED_MAX_MS);
    await rest(ARRIVED_MS);
    const heads = await server.heads();
    const damages = (await tellAll({ kind: "check", heads })).map(({ damage }) => damage ?? { lost: 0, doubled: 0 });
    return {
      acked: last.acked,
      unanswered: last.open,
      lost: damages.reduce((sum, { lost }) => sum + lost, 0),
      doubled: damages.reduce((sum, { doubled }) => sum + doubled, 0),
    };
  }
};
