import { fork } from "node:child_process";
import { once } from "node:events";
import type { AttackerOrders, AttackerSays } from "./attacker.child.ts";
import { startFuzzedServer, type FuzzedServer } from "./fuzzed-server.ts";
import { createHealthy, type Healthy, type HealthyFigures } from "./healthy.ts";
import { LANES, noCounts, type Counts, type LaneKind } from "./lanes.ts";
import type { Hold } from "./loop.probe.ts";
import { enterGuests } from "./people.ts";
import { recordFrames, type Recorded } from "./recorder.ts";

export type TransportFigures = {
  readonly transport: "uws" | "ws";
  readonly counts: Counts;
  readonly tookMs: number;
  readonly exits: number;
  readonly holds: readonly Hold[];
  readonly errors: readonly string[];
  readonly healthy: HealthyFigures;
  /** Of a planted hold of PLANTED_HOLD_MS what was seen; whether a planted end was. */
  readonly seededHoldMs: number;
  readonly isSeededExitSeen: boolean;
};
export type Prepared = {
  readonly transport: "uws" | "ws";
  readonly server: FuzzedServer;
  readonly healthy: Healthy;
  readonly recorded: Recorded;
};

export const PLANTED_HOLD_MS = 60;
const HEALTHY_PEOPLE = 6;
const ATTACKERS = 2;
/** Of each attacker; each is one connection after the other. */
const LANES_EACH: Readonly<Record<LaneKind, number>> = { rooms: 60, sockets: 6, floods: 2, http: 6 };
const GUESTS_EACH = 24;
const LOOK_EVERY_MS = 100;

export const prepareTransport = async (transport: "uws" | "ws"): Promise<Prepared> => {
  const server = await startFuzzedServer(transport);
  try {
    const guests = await enterGuests(server.url, HEALTHY_PEOPLE, 253);
    const [ann, ben] = await enterGuests(server.url, 2, 254);
    if (ann === undefined || ben === undefined) throw new Error("Two came in.");
    const recorded = await recordFrames(server.url, [ann, ben]);
    return { transport, server, recorded, healthy: await createHealthy(server.url, guests) };
  } catch (error) {
    await server.stop();
    throw error;
  }
};

const startAttacker = async (orders: AttackerOrders) => {
  const child = fork(new URL("attacker.child.ts", import.meta.url), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = once(child, "exit");
  let counts = noCounts();
  const ready = new Promise<void>((resolve, reject) => {
    child.on("message", (says: AttackerSays) => {
      if ("ready" in says) resolve();
      else counts = says.counts;
    });
    child.once("exit", (code) => reject(new Error(`An attacker ended with ${code}.`)));
  });
  child.send(orders);
  await ready;
  const tell = (word: "go" | "stop"): void => void (child.connected && child.send(word));
  return { counts: () => counts, go: () => tell("go"), stop: () => (tell("stop"), ended) };
};

const sum = (all: readonly Counts[]): Counts => {
  const total = noCounts();
  for (const kind of LANES) for (const counts of all) total[kind] += counts[kind];
  return total;
};
export const framesOf = (counts: Counts): number => LANES.reduce((total, kind) => total + counts[kind], 0);

/** Sends `frames` at one server, or what goes in `limitMs`; then plants a hold and an end, to see whether they are seen. */
export const fuzzTransport = async (
  { transport, server, healthy, recorded }: Prepared,
  { frames, seed, limitMs }: { readonly frames: number; readonly seed: number; readonly limitMs: number },
  say: (line: string) => void,
): Promise<TransportFigures> => {
  const attackers = await Promise.all(
    Array.from({ length: ATTACKERS }, (_, n) =>
      startAttacker({
        url: server.url,
        port: server.port,
        seed: (seed + n) % 2 ** 31,
        guests: GUESTS_EACH,
        lanes: LANES_EACH,
        recorded: recorded.frames.map((frame) => frame.toString("base64")),
        groupHugId: recorded.groupHugId,
      }),
    ),
  );
  server.begin();
  healthy.begin();
  const beganMs = performance.now();
  for (const { go } of attackers) go();
  const countsNow = (): Counts => sum(attackers.map(({ counts }) => counts()));
  let saidMs = beganMs;
  while (framesOf(countsNow()) < frames && performance.now() - beganMs < limitMs && server.exits() === 0) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    if (performance.now() - saidMs < 20_000) continue;
    saidMs = performance.now();
    say(`${transport}: ${framesOf(countsNow())} frames and requests after ${Math.round((saidMs - beganMs) / 1000)} s`);
  }
  const tookMs = performance.now() - beganMs;
  await Promise.all(attackers.map(({ stop }) => stop()));
  const figures = await healthy.finish();
  const [holds, exits, errors] = [await server.holds(), server.exits(), [...server.errors()]];
  return { transport, counts: countsNow(), tookMs, exits, holds, errors, healthy: figures, ...(await plant(server)) };
};

/** What finds nothing would find these neither. */
const plant = async (server: FuzzedServer): Promise<Pick<TransportFigures, "seededHoldMs" | "isSeededExitSeen">> => {
  const before = server.exits();
  server.begin();
  server.plant({ holdMs: PLANTED_HOLD_MS });
  await new Promise((resolve) => setTimeout(resolve, 200));
  const seededHoldMs = Math.max(0, ...(await server.holds()).map(({ workMs }) => workMs));
  server.plant("exit");
  for (let n = 0; n < 30 && server.exits() === before; n += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  return { seededHoldMs, isSeededExitSeen: server.exits() > before };
};
