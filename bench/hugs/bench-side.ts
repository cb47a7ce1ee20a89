import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROTOCOL_VERSION } from "#shared/schema/protocol.ts";
import { startChild } from "../child-process.ts";
import { makeDatabase } from "./bench-database.ts";
import type { Fault } from "./faults.ts";
import type { GeneratorAnswer, GeneratorAsk, Receivers } from "./generator.child.ts";
import type { Load, LoadRecord } from "./open-loop.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";
import { stepOf, type Cores, type Step } from "./steps.ts";
import type { Tally } from "./tally.ts";

/** One of the two servers with its people connected and a database of its own. */
export type BenchSide = {
  readonly transport: string;
  /** Over sockets and rooms. */
  load(load: Load, to: Receivers): Promise<Step>;
  /** The server's process to itself. */
  loadWithin(load: Load): Promise<Step>;
  /** Hugs that its database holds, and inboxes whose numbers have gaps. */
  check(): Promise<{ readonly stored: number; readonly gaps: number }>;
  close(): Promise<void>;
};

export type SideOptions = {
  readonly program: "product.child.ts" | "peer.child.ts" | "faulty.child.ts";
  /** Null = the embedded database. */
  readonly serverUrl: string | null;
  readonly people: number;
  readonly generators: number;
  /** Of the self-check's server. */
  readonly fault?: Fault;
};

export const openSide = async ({
  program,
  serverUrl,
  people: count,
  generators,
  fault = "none",
}: SideOptions): Promise<BenchSide> => {
  const database = serverUrl === null ? null : await makeDatabase(serverUrl);
  const dataDir = await mkdtemp(join(tmpdir(), "hugmood-bench-"));
  const server = startChild<ServerAsk, ServerAnswer>(new URL(program, import.meta.url));
  const senders = Array.from({ length: generators }, () =>
    startChild<GeneratorAsk, GeneratorAnswer>(new URL("generator.child.ts", import.meta.url)),
  );
  let closing: Promise<void> | null = null;
  const closeAll = async (): Promise<void> => {
    await Promise.all(senders.map((sender) => sender.stop()));
    await server.ask({ kind: "close" }).catch(() => undefined);
    await server.stop();
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  // Asked for twice when a signal comes while it runs.
  const close = (): Promise<void> => (closing ??= closeAll());
  const used = async (): Promise<Cores> => ({
    server: (await server.ask({ kind: "usage" })).cpuMs ?? 0,
    generators: await Promise.all(senders.map(async (sender) => (await sender.ask({ kind: "usage" })).cpuMs ?? 0)),
    database: (await database?.cpuMs()) ?? 0,
  });
  const measured = async (
    load: Load,
    run: () => Promise<readonly { readonly record?: LoadRecord; readonly shownMs?: Tally }[]>,
  ): Promise<Step> => {
    const [before, startMs] = [await used(), performance.now()];
    const answers = await run();
    const [after, endMs] = [await used(), performance.now()];
    return stepOf(load, answers, { before, after, wallMs: endMs - startMs });
  };
  try {
    const databaseUrl = database?.url ?? null;
    const {
      port = 0,
      transport = "",
      people = [],
      away = [],
    } = await server.ask({ kind: "listen", databaseUrl, dataDir, people: count, fault });
    const share = Math.ceil(people.length / generators);
    const options = { protocol: PROTOCOL_VERSION };
    await Promise.all(
      senders.map((sender, n) =>
        sender.ask({ kind: "join", port, options, people: people.slice(n * share, (n + 1) * share), away }),
      ),
    );
    return {
      transport,
      load: (load, to) =>
        measured(load, () =>
          Promise.all(senders.map((sender) => sender.ask({ kind: "load", to, ...load, perS: load.perS / generators }))),
        ),
      loadWithin: (load) => measured(load, async () => [await server.ask({ kind: "load", ...load })]),
      check: async () => {
        const { stored = 0, gaps = 0 } = await server.ask({ kind: "check" });
        return { stored, gaps };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
