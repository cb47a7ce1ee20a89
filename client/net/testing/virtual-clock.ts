import type { Clock } from "../platform.port.ts";

export type VirtualClock = Clock & {
  /** Lets `ms` pass: every timer due fires at its moment, and everything waiting on a promise gets its turn before the next. */
  pass(ms: number): Promise<void>;
  /** The device sleeps: wall time goes on, and the clock of frames and every timer stand still. */
  sleep(ms: number): void;
};

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Time that stands still until it is told to pass. */
export const createVirtualClock = (startMs = 1_000_000): VirtualClock => {
  let nowMs = startMs;
  let sleptMs = 0;
  let count = 0;
  const timers = new Map<number, { dueAtMs: number; run: () => void }>();
  const nextDue = (untilMs: number) =>
    [...timers]
      .filter(([, { dueAtMs }]) => dueAtMs <= untilMs)
      .toSorted((a, b) => a[1].dueAtMs - b[1].dueAtMs || a[0] - b[0])[0];
  return {
    nowMs: () => nowMs + sleptMs,
    frameNowMs: () => nowMs - startMs,
    after: (delayMs, run) => {
      const id = (count += 1);
      timers.set(id, { dueAtMs: nowMs + delayMs, run });
      return () => timers.delete(id);
    },
    pass: async (ms) => {
      const untilMs = nowMs + ms;
      await settle();
      for (let due = nextDue(untilMs); due !== undefined; due = nextDue(untilMs)) {
        timers.delete(due[0]);
        nowMs = Math.max(nowMs, due[1].dueAtMs);
        due[1].run();
        await settle();
      }
      nowMs = untilMs;
    },
    sleep: (ms) => void (sleptMs += ms),
  };
};
