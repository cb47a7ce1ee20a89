import type { Clock } from "./platform.port.ts";

/** Live pressure leaves at most this often. */
export const PRESS_EVERY_MS = 100;
/** The wire's full pressure. */
const FULL = 255;

/**
 * Live pressure of this device on its way to a group hug.
 *  P1  it leaves at most every PRESS_EVERY_MS, and only when it changed; of several in between the last counts.
 *  P2  the last one, letting go above all, always leaves; closing lets go.
 *  P3  a new seat knows nothing of this device: what is pressed at that moment is said again.
 *  P4  what was pressed before this person was in did not count: it is said again once they are.
 */
export type PressureInput = {
  /** 0..1; beyond is cut, and what is no number is letting go. */
  press(pressure: number): void;
  setUp(isUp: boolean): void;
  /** Whether the room lets this person's pressure count. */
  setIn(isIn: boolean): void;
  stop(): void;
};

/** `send`: the wire's pressure, a whole number 0..255. */
export const createPressureInput = (clock: Clock, send: (pressure: number) => void): PressureInput => {
  let isUp = false;
  let wanted = 0;
  /** Null = not known to have arrived: whatever is pressed is said. */
  let said: number | null = 0;
  let isIn = false;
  let freeAtMs = -Infinity;
  let cancel: (() => void) | null = null;
  const say = () => {
    cancel = null;
    if (!isUp || wanted === said) return;
    const nowMs = clock.frameNowMs();
    if (nowMs < freeAtMs) {
      cancel = clock.after(freeAtMs - nowMs, say);
      return;
    }
    said = wanted;
    freeAtMs = nowMs + PRESS_EVERY_MS;
    send(wanted);
  };
  return {
    press: (pressure) => {
      wanted = Math.round(FULL * Math.min(1, Math.max(0, Number.isFinite(pressure) ? pressure : 0)));
      if (cancel === null) say();
    },
    setUp: (next) => {
      if (next && !isUp) said = 0;
      isUp = next;
      if (cancel === null) say();
    },
    setIn: (next) => {
      if (next && !isIn) said = null;
      isIn = next;
      if (cancel === null) say();
    },
    stop: () => {
      cancel?.();
      if (isUp && said !== 0) send(0);
      isUp = false;
    },
  };
};
