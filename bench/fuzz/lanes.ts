import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Protocol } from "@colyseus/core";
import { FRAMES_PER_SECOND_MAX } from "#shared/schema/limits.ts";
import { createDice, type Dice } from "../../server/rooms/testing/dice.ts";
import { hasReadableName } from "../../server/platform/transport/frame-name.ts";
import { OPCODE, openRaw, upgradeRequest, type RawWebSocket } from "../../server/platform/transport/raw-websocket.ts";
import { anyBytes, spoil } from "./bad-bytes.ts";
import { badFrame, badShape } from "./bad-frames.ts";
import { badRequest } from "./bad-requests.ts";
import type { Seats } from "./seats.ts";

/** `rooms`: frames to a room from somebody with a seat. `sockets`: broken WebSocket. `floods`: as much as goes. `http`: requests. */
export const LANES = ["rooms", "sockets", "floods", "http"] as const;
export type LaneKind = (typeof LANES)[number];
/** Frames and requests that were sent. */
export type Counts = Record<LaneKind, number>;
export const noCounts = (): Counts => ({ rooms: 0, sockets: 0, floods: 0, http: 0 });

export type Target = {
  readonly port: number;
  readonly seats: Seats;
  /** Frames that a real client sent. */
  readonly recorded: readonly Buffer[];
  /** Somebody's; null = there is none. */
  readonly token: string | null;
};
type Attack = (dice: Dice, target: Target, sent: (frames: number) => void) => Promise<void>;

const BURST = FRAMES_PER_SECOND_MAX - 10;
/** As many a second, a few at a time. */
const CHUNK = 15;
const CHUNK_GAP_MS = 175;
const SECOND_MS = 1_050;
const FLOOD = 2_000;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const within = <T>(ms: number, work: Promise<T>): Promise<T | undefined> =>
  Promise.race([work, wait(ms).then(() => undefined)]);
const binary = (payload: Buffer) => ({ opcode: OPCODE.binary, payload });

/** Opens a seat and acknowledges it; null = there was none to have. */
const sitDown = async (dice: Dice, { port, seats }: Target): Promise<RawWebSocket | null> => {
  const place = await seats.take(dice);
  if (place === null) return null;
  let welcome = (): void => {};
  const welcomed = new Promise<void>((resolve) => (welcome = resolve));
  const socket = await openRaw(port, place, {
    onFrame: (payload) => payload[0] === Protocol.JOIN_ROOM && welcome(),
  }).catch(() => null);
  if (socket === null) return null;
  await within(2_000, Promise.race([welcomed, socket.closed]));
  socket.send(binary(Buffer.of(Protocol.JOIN_ROOM)));
  return socket;
};

const leave = async (dice: Dice, socket: RawWebSocket): Promise<void> => {
  const way = dice.whole(0, 4);
  if (way === 0) socket.send(binary(Buffer.of(Protocol.LEAVE_ROOM)));
  else if (way === 1) socket.send(badShape(dice, anyBytes(dice, 50)));
  else if (way === 2) socket.socket.write(anyBytes(dice, 100));
  else if (way === 3) socket.socket.end();
  if (way < 4) await within(200, socket.closed);
  socket.socket.destroy();
};

/** Frames that leave the connection open more often than not, so that what comes after them is met, too. */
const gentleFrame = (dice: Dice, recorded: readonly Buffer[]): Buffer => {
  for (let tries = 0; tries < 20; tries += 1) {
    const frame = badFrame(dice, recorded);
    const mayClose = frame[0] === Protocol.ROOM_DATA || frame[0] === Protocol.ROOM_DATA_BYTES;
    if (hasReadableName(frame) && (!mayClose || dice.chance(0.02))) return frame;
  }
  return Buffer.of(Protocol.PING);
};

const inRooms: Attack = async (dice, target, sent) => {
  const socket = await sitDown(dice, target);
  if (socket === null) return wait(200);
  const make = dice.chance(0.9) ? gentleFrame : badFrame;
  const [chunk, gapMs] = dice.chance(0.9) ? [CHUNK, CHUNK_GAP_MS] : [BURST, SECOND_MS];
  for (let chunks = dice.whole(1, 24); chunks > 0 && socket.socket.writable; chunks -= 1) {
    socket.send(...Array.from({ length: chunk }, () => binary(make(dice, target.recorded))));
    sent(chunk);
    await within(gapMs, socket.closed);
  }
  await leave(dice, socket);
};

const onSockets: Attack = async (dice, target, sent) => {
  const seat = dice.chance(0.3) ? await target.seats.take(dice) : null;
  const place =
    seat ?? dice.pick(["/", "/a/b?sessionId=x", "/a/b?sessionId=__proto__&reconnectionToken=x", "/x?y=%"]) ?? "/";
  if (dice.chance(0.3)) {
    sent(1);
    return sendBytes(target.port, spoil(dice, Buffer.from(upgradeRequest(place, target.port))), dice);
  }
  const socket = await openRaw(target.port, place, { answersPings: false }).catch(() => null);
  if (socket === null) return void sent(1);
  const shapes = Array.from({ length: dice.whole(1, 20) }, () => {
    const payload = badFrame(dice, target.recorded);
    return dice.chance(0.7) ? binary(payload) : badShape(dice, payload);
  });
  sent(1 + shapes.length);
  socket.send(...shapes);
  await within(100, socket.closed);
  await leave(dice, socket);
};

const asFlood: Attack = async (dice, target, sent) => {
  const socket = dice.chance(0.5) ? await sitDown(dice, target) : await openRaw(target.port, "/").catch(() => null);
  if (socket === null) return wait(100);
  if (dice.chance(0.3)) socket.socket.pause();
  const payload = dice.chance(0.5) ? Buffer.of(Protocol.PING) : badFrame(dice, target.recorded).subarray(0, 40);
  const opcode =
    dice.pick([OPCODE.binary, OPCODE.binary, OPCODE.ping, OPCODE.pong, OPCODE.continuation]) ?? OPCODE.binary;
  const isFinal = dice.chance(0.9);
  socket.send(...Array.from({ length: FLOOD }, () => ({ opcode, payload, isFinal })));
  sent(FLOOD);
  await within(400, socket.closed);
  socket.socket.destroy();
};

const overHttp: Attack = async (dice, target, sent) => {
  const socket = open(target.port);
  let answered = (): void => {};
  socket.on("data", () => answered());
  socket.on("close", () => answered());
  for (let asked = dice.whole(1, 20); asked > 0 && socket.writable; asked -= 1) {
    const answer = new Promise<void>((resolve) => (answered = resolve));
    socket.write(badRequest(dice, target.token));
    sent(1);
    await within(150, answer);
  }
  socket.destroy();
};

const open = (port: number): Socket => connect(port, "127.0.0.1").on("error", () => undefined);

const sendBytes = async (port: number, bytes: Buffer, dice: Dice): Promise<void> => {
  const socket = open(port).resume();
  socket.write(bytes);
  if (dice.chance(0.3)) socket.end();
  await within(
    100,
    once(socket, "close").catch(() => undefined),
  );
  socket.destroy();
};

const ATTACKS: Readonly<Record<LaneKind, Attack>> = {
  rooms: inRooms,
  sockets: onSockets,
  floods: asFlood,
  http: overHttp,
};

/** Attacks one after the other until `mayGoOn` says no. The seed gives what is sent; the network says what meets what. */
export const runLane = async (
  kind: LaneKind,
  seed: number,
  target: Target,
  counts: Counts,
  mayGoOn: () => boolean,
): Promise<void> => {
  const dice = createDice(seed);
  while (mayGoOn()) {
    await ATTACKS[kind](dice, target, (frames) => (counts[kind] += frames));
  }
};
