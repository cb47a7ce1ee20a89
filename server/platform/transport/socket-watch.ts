import { CloseCode, Protocol } from "@colyseus/core";
import { hasReadableName } from "./frame-name.ts";
import { MAX_FRAME_BYTES } from "#shared/schema/protocol.ts";
import {
  FRAMES_ANYWHERE_PER_SECOND_MAX,
  GONE_AFTER_LOOKS,
  PING_AFTER_LOOKS,
  PINGS_PER_SECOND_MAX,
  SEATED_WITHIN_LOOKS,
} from "./socket-limits.ts";

/**
 * What is known of one connection, changed in place: there are thousands.
 *  S1  a connection that was silent for PING_AFTER_LOOKS looks is pinged; after GONE_AFTER_LOOKS it is gone.
 *  S2  whoever has a seat acknowledges it before any other frame, and within SEATED_WITHIN_LOOKS looks.
 *  S3  a frame over MAX_FRAME_BYTES closes with 1009.
 *  S4  more frames or pings in a second than the limits close with 4002, whether or not a room listens.
 *  S5  a message or request whose name is no plain text closes with 4002: Colyseus would print a line for each.
 *  S6  what a closed connection still sends is left.
 */
export type SocketWatch = {
  readonly hasSeat: boolean;
  isAcknowledged: boolean;
  isOver: boolean;
  looks: number;
  silentLooks: number;
  frames: number;
  pings: number;
  secondAtMs: number;
};

/** A number is the code to close with. */
export type Verdict = "take" | "leave" | number;

export const CLOSE_TOO_BIG = 1009;
/** What Colyseus itself closes with when somebody sends too much or what it cannot read. */
export const CLOSE_TOO_MANY = CloseCode.WITH_ERROR;

export const watchSocket = (hasSeat: boolean): SocketWatch => ({
  hasSeat,
  isAcknowledged: false,
  isOver: false,
  looks: 0,
  silentLooks: 0,
  frames: 0,
  pings: 0,
  secondAtMs: Number.NEGATIVE_INFINITY,
});

const enterSecond = (watch: SocketWatch, nowMs: number): void => {
  if (nowMs - watch.secondAtMs < 1_000) return;
  watch.secondAtMs = nowMs;
  watch.frames = 0;
  watch.pings = 0;
};

const over = (watch: SocketWatch, code: number): number => {
  watch.isOver = true;
  return code;
};

/** For a limit that is kept elsewhere: the code to close with. */
export const closeNow = (watch: SocketWatch): number => over(watch, CLOSE_TOO_MANY);

/** `hasListener`: a room, or whoever answers without one, is ready for frames. */
export const takeFrame = (watch: SocketWatch, frame: Uint8Array, hasListener: boolean, nowMs: number): Verdict => {
  if (watch.isOver) return "leave";
  watch.silentLooks = 0;
  if (frame.byteLength > MAX_FRAME_BYTES) return over(watch, CLOSE_TOO_BIG);
  enterSecond(watch, nowMs);
  watch.frames += 1;
  if (watch.frames > FRAMES_ANYWHERE_PER_SECOND_MAX) return over(watch, CLOSE_TOO_MANY);
  if (!watch.hasSeat) return "take";
  if (watch.isAcknowledged) return hasReadableName(frame) ? "take" : over(watch, CLOSE_TOO_MANY);
  if (!hasListener || frame[0] !== Protocol.JOIN_ROOM) return over(watch, CLOSE_TOO_MANY);
  watch.isAcknowledged = true;
  return "take";
};

/** A ping that will be answered. */
export const takePing = (watch: SocketWatch, nowMs: number): Verdict => {
  if (watch.isOver) return "leave";
  watch.silentLooks = 0;
  enterSecond(watch, nowMs);
  watch.pings += 1;
  return watch.pings > PINGS_PER_SECOND_MAX ? over(watch, CLOSE_TOO_MANY) : "take";
};

export const hearPong = (watch: SocketWatch): void => {
  if (!watch.isOver) watch.silentLooks = 0;
};

/** Once every LOOK_EVERY_MS. */
export const lookAt = (watch: SocketWatch): "nothing" | "ping" | "gone" => {
  watch.looks = Math.min(watch.looks + 1, SEATED_WITHIN_LOOKS);
  watch.silentLooks += 1;
  if (watch.silentLooks >= GONE_AFTER_LOOKS) return "gone";
  if (watch.hasSeat && !watch.isAcknowledged && watch.looks >= SEATED_WITHIN_LOOKS) return "gone";
  return watch.silentLooks === PING_AFTER_LOOKS && !watch.isOver ? "ping" : "nothing";
};
