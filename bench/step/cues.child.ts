/** The server's process: real rooms on the real transport. */
import { matchMaker } from "@colyseus/core";
import { routeColyseusLog } from "../../server/platform/logger/colyseus-log.ts";
import { createLog } from "../../server/platform/logger/logger.ts";
import { openRoomPort } from "../../server/rooms/testing/room-port.ts";
import { answerParent, monotonicAheadMs } from "../child-process.ts";
import { ClockRoom } from "./ClockRoom.ts";
import { CueRoom } from "./CueRoom.ts";
import { watchLoop, type LoopLag } from "../loop-lag.ts";

export type CuesAsk = { readonly kind: "listen" } | { readonly kind: "lag" };
export type CuesAnswer = {
  readonly port?: number;
  readonly transport?: string;
  readonly aheadMs?: number;
  readonly lag?: LoopLag;
};

const lag = watchLoop();

const open = async (): Promise<CuesAnswer> => {
  routeColyseusLog(createLog({ level: "warn", format: "plain" }));
  matchMaker.defineRoomType("cue", CueRoom).filterBy(["group"]);
  matchMaker.defineRoomType("clock", ClockRoom).filterBy(["group"]);
  const listening = await openRoomPort("auto", (error) => console.error(error));
  return { port: listening.port, transport: listening.kind, aheadMs: monotonicAheadMs() };
};

answerParent<CuesAsk, CuesAnswer>((ask) => (ask.kind === "listen" ? open() : { lag: lag.read() }));
