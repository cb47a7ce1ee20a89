import { createTally, type Tally } from "../hugs/tally.ts";
import type { Person } from "./crowd.ts";
import { dueMs, type Window } from "./watch-room.ts";
import { PRESS_EVERY_MS, valueOf } from "./workload.ts";

export type Presser = {
  /** The first press that is to be sent by nobody yet. */
  readonly next: () => number;
  /** Counts those of a window, and ends with it. */
  until(window: Window): Promise<void>;
  readonly lateMs: Tally;
  stop(): void;
};

/**
 * Open loop: each press goes at its own moment, whatever became of those before; a generator that is late sends all that
 * was due at once (no coordinated omission). `nowMs` and times: since the generator's epoch.
 */
export const startPressing = (people: readonly Person[], presses: readonly Buffer[], nowMs: () => number): Presser => {
  let late = createTally();
  let window: Window | null = null;
  let done = (): void => {};
  let [turn, n] = [0, Math.ceil(nowMs() / PRESS_EVERY_MS)];
  let timer: NodeJS.Timeout | null = null;
  const pressDue = (): void => {
    for (let person = people[turn]; person !== undefined; person = people[turn]) {
      if (n === window?.to) return done();
      const due = dueMs(person.number, n);
      const now = nowMs();
      if (due > now) break;
      if (window !== null && n >= window.from) late.add(now - due);
      const frame = presses[valueOf(person.slot, n)];
      if (frame !== undefined && person.socket.isOpen) person.socket.write(frame);
      turn += 1;
      if (turn < people.length) continue;
      turn = 0;
      n += 1;
    }
    timer = setTimeout(pressDue, 1);
  };
  pressDue();
  return {
    next: () => n + 1,
    until: (counted) =>
      new Promise((resolve) => {
        late = createTally();
        window = counted;
        done = resolve;
      }),
    get lateMs() {
      return late.counts;
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
};
