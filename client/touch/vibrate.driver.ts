import { cappedStep, type HapticDriver } from "./haptic.driver.ts";

/** A pulse and its pause. */
const SLOT_MS = 50;
/** A motor does not start for less. */
const LEAST_ON_MS = 10;

export type Vibrator = {
  vibrate(pattern: number | number[]): boolean;
  /** Browsers move the phone only after somebody pressed something on the page. */
  hasBeenPressed(): boolean;
};

/**
 * Touch by `navigator.vibrate`, which knows on and off only: strength becomes the part of each 50 ms in which the
 * motor is on; what is too short to be felt is carried to the next step.
 */
export const createVibrateDriver = (vibrator: Vibrator): HapticDriver => {
  let carriedMs = 0;
  return {
    kind: "vibrate",
    isUsable: () => vibrator.hasBeenPressed(),
    start: (step, cap) => {
      const felt = cappedStep(step, cap);
      if (felt === null) return;
      const slots = Math.max(1, Math.floor(felt.durationMs / SLOT_MS));
      const slotMs = felt.durationMs / slots;
      const pattern: number[] = [];
      let pauseMs = 0;
      for (let slot = 0; slot < slots; slot += 1) {
        const wantedMs = Math.min(slotMs, slotMs * felt.intensity + carriedMs);
        const onMs = wantedMs < LEAST_ON_MS && slotMs >= LEAST_ON_MS ? 0 : Math.round(wantedMs);
        // What is carried never lifts the part that is on above the strength itself.
        carriedMs = onMs === 0 ? Math.min(wantedMs, LEAST_ON_MS) : 0;
        if (onMs > 0) {
          // The pattern goes on, off, on: a first pause is a pulse of nothing before it.
          if (pattern.length === 0 && pauseMs > 0) pattern.push(0);
          if (pattern.length > 0) pattern.push(Math.round(pauseMs));
          pattern.push(onMs);
          pauseMs = slotMs - onMs;
        } else pauseMs += slotMs;
      }
      if (pattern.length > 0) vibrator.vibrate(pattern);
    },
    stop: () => {
      carriedMs = 0;
      vibrator.vibrate(0);
    },
  };
};
