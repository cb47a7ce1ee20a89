/** A process with many people's devices in it that do nothing. */
import { Protocol } from "@colyseus/core";
import { PROTOCOL_VERSION } from "#shared/schema/protocol.ts";
import { PING_AFTER_MS } from "../../client/net/reconnect.rules.ts";
import { answerParent } from "../child-process.ts";
import { cpuMs } from "../hugs/cpu.ts";
import { joinIo } from "./light-io.ts";
import { joinLight } from "./light-seat.ts";
import type { LightSocket } from "../light-socket.ts";
import type { Person } from "../made-people.ts";

/** How one joins: HugMood, a bare Colyseus room, socket.io. */
export type Speech = "hugmood" | "bare" | "socket.io";
export type GeneratorAsk =
  | {
      readonly kind: "join";
      readonly speech: Speech;
      readonly port: number;
      readonly people: readonly Person[];
      readonly atOnce: number;
    }
  /** Pages in view ping after four seconds in which they heard nothing; others only answer. */
  | { readonly kind: "ping"; readonly isOn: boolean }
  | { readonly kind: "leave" }
  | { readonly kind: "usage" };
export type GeneratorAnswer = {
  readonly failed?: number;
  /** Why the first of them did. */
  readonly why?: string;
  readonly tookMs?: number;
  /** Connections that are open. */
  readonly open?: number;
  readonly cpuMs?: number;
};

/** An address of this machine has 28,000 ports to go out from. */
const SOURCES = 8;
const PING_EVERY_MS = 50;
const PING = Uint8Array.of(Protocol.PING);
const OPTIONS = { protocol: PROTOCOL_VERSION };

let sockets = new Set<LightSocket>();
let pinging: NodeJS.Timeout | undefined;

const joinOne = (speech: Speech, port: number, n: number, token: string): Promise<LightSocket> => {
  const source = `127.0.0.${2 + (n % SOURCES)}`;
  if (speech === "socket.io") return joinIo(port, source);
  const method = speech === "bare" ? "create" : "joinOrCreate";
  const from = { port, source, onEnd: () => void sockets.delete(socket) };
  let socket: LightSocket;
  return joinLight(from, { method, room: "inbox", token, options: OPTIONS }).then((joined) => (socket = joined));
};

const join = async ({ speech, port, people, atOnce }: GeneratorAsk & { kind: "join" }): Promise<GeneratorAnswer> => {
  let next = 0;
  let failed = 0;
  let why = "";
  const joinNext = async (): Promise<void> => {
    for (let person = people[next]; person !== undefined; person = people[next]) {
      next += 1;
      await joinOne(speech, port, next, person.token).then(
        (socket) => void sockets.add(socket),
        (error: Error) => {
          failed += 1;
          why ||= error.message;
        },
      );
    }
  };
  const startMs = performance.now();
  await Promise.all(Array.from({ length: atOnce }, joinNext));
  return { failed, why, tookMs: performance.now() - startMs, open: sockets.size };
};

/** Each at its own moment of the four seconds. What is answered is what they hear next, so they ping again after it. */
const ping = ({ isOn }: GeneratorAsk & { kind: "ping" }): GeneratorAnswer => {
  clearInterval(pinging);
  if (!isOn) return {};
  const all = [...sockets];
  const startMs = performance.now();
  let sent = 0;
  pinging = setInterval(() => {
    const due = ((performance.now() - startMs) / PING_AFTER_MS) * all.length;
    for (; sent < due; sent += 1) all[sent % all.length]?.send(PING);
  }, PING_EVERY_MS);
  return {};
};

const leave = (): GeneratorAnswer => {
  clearInterval(pinging);
  for (const socket of sockets) socket.cut();
  sockets = new Set();
  return {};
};

answerParent<GeneratorAsk, GeneratorAnswer>((ask) => {
  switch (ask.kind) {
    case "join":
      return join(ask);
    case "ping":
      return ping(ask);
    case "leave":
      return leave();
    case "usage":
      return { cpuMs: cpuMs(), open: sockets.size };
  }
});
