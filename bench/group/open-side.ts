import { availableParallelism } from "node:os";
import { startChild } from "../child-process.ts";
import type { Fault } from "./faults.ts";
import type { GeneratorAnswer, GeneratorAsk } from "./generator.asks.ts";
import { shareProcessors } from "./pin.ts";
import { rungOf, type Cores, type Rung } from "./rungs.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";
import { PROGRAMS, type Side } from "./sides.ts";

/** A server with people in rooms, who press while it is asked to hold. */
export type OpenSide = {
  readonly transport: string;
  /** Whether the server has a processor and keeps to it. */
  readonly isPinned: boolean;
  /** So many rooms, all of whose people are connected, for so long. */
  hold(rooms: number, seconds: number): Promise<Rung>;
  close(): Promise<void>;
};

export type SideOptions = { readonly side: Side; readonly generators: number; readonly fault?: Fault };

export const openSide = async ({ side, generators: count, fault = "none" }: SideOptions): Promise<OpenSide> => {
  const processors = shareProcessors(availableParallelism());
  const server = startChild<ServerAsk, ServerAnswer>(new URL(PROGRAMS[side], import.meta.url));
  const generators = Array.from({ length: count }, () =>
    startChild<GeneratorAsk, GeneratorAnswer>(new URL("generator.child.ts", import.meta.url)),
  );
  const each = (ask: GeneratorAsk): Promise<GeneratorAnswer[]> =>
    Promise.all(generators.map((generator) => generator.ask(ask)));
  let closing: Promise<void> | null = null;
  // Asked for twice when a signal comes while it runs.
  const close = (): Promise<void> =>
    (closing ??= Promise.all([server, ...generators].map((child) => child.stop())).then(() => undefined));

  const used = async (): Promise<Cores> => ({
    server: (await server.ask({ kind: "usage" })).cpuMs ?? 0,
    generators: (await each({ kind: "usage" })).map(({ cpuMs = 0 }) => cpuMs),
  });
  /** Rooms are spread over the generators. */
  const gather = (rooms: number): Promise<unknown> =>
    Promise.all(
      generators.map(async (generator, n) => {
        const share = Math.floor((rooms + n) / count);
        const { rooms: kept = 0 } = await generator.ask({ kind: "keep", rooms: share });
        const { rooms: seats = [] } = await server.ask({ kind: "rooms", count: share - kept });
        await generator.ask({ kind: "join", seats });
      }),
    );
  try {
    const ask = { kind: "listen", side, fault, processors: processors?.server ?? null } as const;
    const { port = 0, transport = "", isPinned = false } = await server.ask(ask);
    await each({ kind: "face", side, port, processors: processors?.generators ?? null });
    return {
      transport,
      isPinned,
      async hold(rooms, seconds) {
        await gather(rooms);
        await each({ kind: "press" });
        const [before, startMs] = [await used(), performance.now()];
        await each({ kind: "count", seconds });
        const [after, endMs] = [await used(), performance.now()];
        const settled = await each({ kind: "settle" });
        const records = settled.flatMap(({ record }) => record ?? []);
        return rungOf(seconds, records, { before, after, wallMs: endMs - startMs });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
