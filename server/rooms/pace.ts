import type { Clock } from "../platform/clock.ts";

/** Runs something when it is wanted, at once if it can, and every `leastMs` at most. */
export type Pace = {
  want(): void;
  end(): void;
};

export const createPace = (clock: Clock, leastMs: number, run: () => void): Pace => {
  let nextMs = -Infinity;
  let cancel: (() => void) | null = null;
  /** `atMs`: when it was to run; a timer that is late does not make the next one later. */
  const runFor = (atMs: number): void => {
    cancel = null;
    nextMs = atMs + leastMs;
    run();
  };
  return {
    want() {
      if (cancel !== null) return;
      const nowMs = clock.nowMs();
      const dueMs = nextMs;
      if (dueMs <= nowMs) runFor(nowMs);
      else cancel = clock.after(dueMs - nowMs, () => runFor(dueMs));
    },
    end() {
      cancel?.();
      // Wanted from now on, it never runs.
      cancel = () => {};
    },
  };
};
