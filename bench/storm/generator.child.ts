/** A process with people's devices in it that hug one another and come back. */
import { answerParent, monotonicAheadMs } from "../child-process.ts";
import { cpuMs } from "../hugs/cpu.ts";
import type { Guest } from "../made-people.ts";
import { createStormClient, type StormClient } from "./storm-client.ts";
import { damageOf, type AckedHug, type Damage, type Seen } from "./storm.evidence.ts";

export type GeneratorAsk =
  | {
      readonly kind: "join";
      readonly port: number;
      readonly guests: readonly Guest[];
      /** Of a bare Colyseus room. */
      readonly isBare: boolean;
      readonly atOnce: number;
      /** The place of the first among all. */
      readonly first: number;
    }
  /** Open loop, until `stop_hugs`. */
  | { readonly kind: "hug"; readonly perS: number }
  | { readonly kind: "stop_hugs" }
  | { readonly kind: "look" }
  | { readonly kind: "check"; readonly heads: readonly (readonly [userId: string, seq: number])[] };
export type GeneratorAnswer = {
  readonly tookMs?: number;
  readonly up?: number;
  /** Hugs that are not answered yet. */
  readonly open?: number;
  readonly acked?: number;
  readonly cpuMs?: number;
  /** By CLOCK_MONOTONIC, ms: when each came up last. */
  readonly upAtMs?: readonly number[];
  /** Joins that were begun, all clients together. */
  readonly joins?: number;
  readonly damage?: Damage;
};

/** Hugs go to so many; everybody sends. */
const RECEIVERS = 200;
const LOOK_MS = 5;
/** A server that lets nobody in for so long before the storm is gone. */
const JOIN_STALL_MS = 30_000;

const aheadMs = monotonicAheadMs();
const acked: AckedHug[] = [];
let clients: StormClient[] = [];
let sending: NodeJS.Timeout | undefined;
let [sent, answered] = [0, 0];

const join = async (ask: GeneratorAsk & { kind: "join" }): Promise<GeneratorAnswer> => {
  const { port, guests, isBare, atOnce, first } = ask;
  const startMs = performance.now();
  await new Promise<void>((resolve, reject) => {
    let next = 0;
    let up = 0;
    let idle: NodeJS.Timeout | undefined;
    const watch = (): void => {
      clearTimeout(idle);
      if (up === guests.length) resolve();
      else idle = setTimeout(() => reject(new Error(`nobody came in for ${JOIN_STALL_MS / 1_000} s`)), JOIN_STALL_MS);
    };
    const startNext = (): void => clients[next++]?.start();
    clients = guests.map((guest, n) => {
      let wasUp = false;
      const onUp = (): void => {
        if (wasUp) return;
        wasUp = true;
        up += 1;
        watch();
        startNext();
      };
      return createStormClient({ port, n: first + n, guest, isBare, onUp });
    });
    watch();
    for (let n = 0; n < atOnce; n += 1) startNext();
  });
  return { tookMs: performance.now() - startMs };
};

const sendOne = (n: number): void => {
  const receivers = Math.min(RECEIVERS, clients.length - 1);
  const to = clients[n % receivers];
  // Never themselves.
  const from = clients[(n + 1 + Math.floor(n / receivers) * receivers) % clients.length];
  if (to === undefined || from === undefined || from === to) return;
  sent += 1;
  void from.sendHug(to.id).then((hug) => {
    answered += 1;
    if (hug !== null) acked.push({ id: hug.id, to: to.id });
  });
};

const hug = ({ perS }: GeneratorAsk & { kind: "hug" }): GeneratorAnswer => {
  const startMs = performance.now();
  let n = 0;
  sending = setInterval(() => {
    const due = ((performance.now() - startMs) / 1_000) * perS;
    for (; n < due; n += 1) sendOne(n);
  }, LOOK_MS);
  return {};
};

const look = (): GeneratorAnswer => ({
  up: clients.filter((client) => client.isUp()).length,
  upAtMs: clients.map((client) => client.upAtMs() + aheadMs),
  joins: clients.reduce((sum, client) => sum + client.joinsTried(), 0),
  open: sent - answered,
  acked: acked.length,
  cpuMs: cpuMs(),
});

const seenByThoseBack = (): ReadonlyMap<string, Seen> =>
  new Map(clients.filter((client) => client.isUp()).map((client) => [client.id, client.seen()]));

answerParent<GeneratorAsk, GeneratorAnswer>((ask) => {
  switch (ask.kind) {
    case "join":
      return join(ask);
    case "hug":
      return hug(ask);
    case "stop_hugs":
      clearInterval(sending);
      return {};
    case "look":
      return look();
    case "check":
      return { damage: damageOf(new Map(ask.heads), seenByThoseBack(), acked) };
  }
});
