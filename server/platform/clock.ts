import { randomUUID } from "node:crypto";

/** Time and timers for whoever may not have their own. */
export type Clock = {
  /** Milliseconds on a clock that never goes back; its start means nothing. */
  nowMs(): number;
  /** Calls `run` once after at least `delayMs`, unless the returned function was called before. */
  after(delayMs: number, run: () => void): () => void;
};

/** Node counts timers in 32 bits and fires at once beyond. */
const TIMER_MAX_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, Math.ceil(delayMs)), TIMER_MAX_MS));
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Names `systemClock` of this process: another one's starts elsewhere. */
export const systemClockId: string = randomUUID();
