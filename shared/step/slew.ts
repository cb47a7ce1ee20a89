/** How much faster or slower than time the shown time runs while it approaches: not to be seen in a movement. */
export const SLEW_MOST = 0.1;
/** Farther off than this it steps: what is shown would be out of step for seconds otherwise. */
export const STEP_LEAST_MS = 250;

/** A time that is shown: follows a target that may jump. Going back, or faster than it may, only where it steps. */
export type Slew = {
  /** The time to show at a local moment for which `targetMs` is the best guess. */
  follow(localMs: number, targetMs: number): number;
  /** The next time is the target itself, wherever that is: what was known turned out to be wrong. */
  step(): void;
};

export const createSlew = (): Slew => {
  let shown: { readonly localMs: number; readonly ms: number } | null = null;
  return {
    follow(localMs, targetMs) {
      if (shown === null || Math.abs(targetMs - (shown.ms + localMs - shown.localMs)) > STEP_LEAST_MS) {
        shown = { localMs, ms: targetMs };
        return targetMs;
      }
      const passedMs = Math.max(0, localMs - shown.localMs);
      const offMs = targetMs - (shown.ms + passedMs);
      const slewMs = Math.sign(offMs) * Math.min(Math.abs(offMs), SLEW_MOST * passedMs);
      shown = { localMs: shown.localMs + passedMs, ms: shown.ms + passedMs + slewMs };
      return shown.ms;
    },
    step() {
      shown = null;
    },
  };
};
