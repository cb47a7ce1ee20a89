import { systemClock, type Clock } from "../../clock.ts";

/** A clock on which whatever waits for `deadlineMs` or longer waits until the test says that it passed. */
export const createHeldDeadlines = (deadlineMs: number) => {
  const held = new Set<() => void>();
  const clock: Clock = {
    nowMs: systemClock.nowMs,
    after(delayMs, run) {
      if (delayMs < deadlineMs) return systemClock.after(delayMs, run);
      held.add(run);
      return () => void held.delete(run);
    },
  };
  return {
    clock,
    /** The deadline of every task that is under way. */
    passDeadlines() {
      for (const run of held) {
        held.delete(run);
        run();
      }
    },
  };
};
