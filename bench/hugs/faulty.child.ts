/** Servers that are at fault in a known way, without a database: whether the bench sees it. */
import { randomUUID } from "node:crypto";
import { matchMaker } from "@colyseus/core";
import { routeColyseusLog } from "../../server/platform/logger/colyseus-log.ts";
import { createLog } from "../../server/platform/logger/logger.ts";
import { openRoomPort } from "../../server/rooms/testing/room-port.ts";
import { answerParent } from "../child-process.ts";
import { cpuMs } from "./cpu.ts";
import { SLOW_MS, STALL_MS, type Fault } from "./faults.ts";
import { PeerRoom, type Store } from "./PeerRoom.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";

const STALL_EVERY_MS = 1_000;
/** One in so many. */
const SOMETIMES = 50;

let count = 0;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const stores: Readonly<Record<Fault, Store>> = {
  none: async () => null,
  slow: () => wait(SLOW_MS),
  // Nothing is answered, and nothing even read, for a while: a client that waits before it sends on would hide that.
  stalls: async () => null,
  refuses: async () => {
    if ((count += 1) % SOMETIMES === 0) throw new Error("no");
  },
  silent: () => ((count += 1) % SOMETIMES === 0 ? new Promise(() => {}) : Promise.resolve()),
};

const stallNow = (): void => {
  const endMs = performance.now() + STALL_MS;
  while (performance.now() < endMs);
};

const open = async (fault: Fault, people: number): Promise<ServerAnswer> => {
  routeColyseusLog(createLog({ level: "silent", format: "plain" }));
  matchMaker.defineRoomType("inbox", PeerRoom, { deps: { store: stores[fault] } });
  const listening = await openRoomPort("auto");
  if (fault === "stalls") setInterval(stallNow, STALL_EVERY_MS);
  const made = Array.from({ length: people }, () => ({ id: randomUUID(), token: "none" }));
  return { port: listening.port, transport: listening.kind, people: made, away: made.map(({ id }) => id) };
};

answerParent<ServerAsk, ServerAnswer>(async (ask) => {
  switch (ask.kind) {
    case "listen":
      return open(ask.fault ?? "none", ask.people);
    case "usage":
      return { cpuMs: cpuMs() };
    case "check":
      return { stored: 0 };
    case "load":
    case "close":
      return {};
  }
});
