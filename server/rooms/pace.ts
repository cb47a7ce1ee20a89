import type { Clock } from "../platform/clock.ts";

/** Runs something when it is wanted, at once if it can, and at most once in `leastMs`. */
export type Pace = {
  want(): void;
  end(): void;
};

export const createPace = (clock: Clock, leastMs: number, run: () => void): Pace => {
  let ranAtMs = -Infinity;
  let cancel: (() => void) | null = null;
  const runNow = (): void => {
    cancel = null;
    ranAtMs = clock.nowMs();
    run();
  };
  return {
    want() {
      if (cancel !== null) return;
      const waitMs = ranAtMs + leastMs - clock.nowMs();
      if (waitMs <= 0) runNow();
      else cancel = clock.after(waitMs, runNow);
    },
    end() {
      cancel?.();
      // Wanted from now on, it never runs.
      cancel = () => {};
    },
  };
};
