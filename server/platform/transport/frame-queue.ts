/** Frames are worked on for so long in one turn of the loop; what came beside them waits for the next, in order. */
export const TURN_MAX_MS = 10;
/** Of one connection, waiting; beyond it that connection is closed. */
export const QUEUED_MAX_BYTES = 256 * 1024;

/** Where frames go. */
export type FrameTaker = { queuedBytes: number; deliver(frame: Buffer): void };
export type FrameQueue = {
  /** False = it has too much waiting already. The frame's memory is free to be used again afterwards. */
  put(to: FrameTaker, frame: Buffer): boolean;
};

type Waiting = { readonly to: FrameTaker; readonly frame: Buffer };

/**
 * uWebSockets.js hands over everything that all sockets have in one go, without letting timers run in between. `soon`
 * runs what it is given in the next turn.
 */
export const createFrameQueue = (
  nowMs: () => number = () => performance.now(),
  soon: (run: () => void) => void = setImmediate,
): FrameQueue => {
  let waiting: Waiting[] = [];
  let next = 0;
  let turnEndsAtMs: number | null = null;
  const hasTime = (): boolean => {
    if (turnEndsAtMs === null) {
      turnEndsAtMs = nowMs() + TURN_MAX_MS;
      soon(startTurn);
    }
    return nowMs() < turnEndsAtMs;
  };
  const startTurn = (): void => {
    turnEndsAtMs = null;
    for (let first = waiting[next]; first !== undefined && hasTime(); first = waiting[next]) {
      next += 1;
      first.to.queuedBytes -= first.frame.byteLength;
      first.to.deliver(first.frame);
    }
    if (next === waiting.length) {
      waiting = [];
      next = 0;
    }
  };
  return {
    put(to, frame) {
      if (waiting.length === 0 && hasTime()) {
        to.deliver(frame);
        return true;
      }
      if (to.queuedBytes + frame.byteLength > QUEUED_MAX_BYTES) return false;
      to.queuedBytes += frame.byteLength;
      waiting.push({ to, frame: Buffer.from(frame) });
      return true;
    },
  };
};
