import type { PressEvent } from "../../touch/press-events.ts";
import { FADE_MS, risenPressure } from "../../touch/squeeze.rules.ts";

/**
 * Pressing while a group hug goes on, as a pure state machine: like the squeeze of a hug for two, but nothing is
 * recorded and nothing ends it but letting go.
 *  P1  a press, or space or enter held, rises; letting go fades. Repeats of a held key change nothing.
 *  P2  where the device measures pressure, that is what counts.
 *  P3  with tap-to-toggle one tap begins and the next one ends; letting go means nothing.
 *  P4  a press that was taken away (a call, a lost focus) ends as if let go.
 *  P5  who presses again before it faded goes on from there: pressure never jumps down.
 */
export type LivePress = {
  readonly by: "press" | "key" | null;
  readonly sinceMs: number;
  /** 0..1 as the device measures it; null = it does not. */
  readonly measured: number | null;
  /** Pressure at the moment of the change, which fades from then on. */
  readonly from: number;
};
export const AT_REST: LivePress = { by: null, sinceMs: 0, measured: null, from: 0 };

/** 0..1 at a moment not before the last change. */
export const livePressure = ({ by, sinceMs, measured, from }: LivePress, nowMs: number): number => {
  const passedMs = nowMs - sinceMs;
  const left = Math.max(0, 1 - passedMs / FADE_MS);
  const fading = from * left * left * (3 - 2 * left);
  if (by === null) return fading;
  const held = measured === null ? risenPressure(passedMs) : measured * Math.min(1, passedMs / 300);
  return Math.min(1, Math.max(fading, held));
};

const began = (before: LivePress, by: "press" | "key", measured: number | null, nowMs: number): LivePress => ({
  by,
  sinceMs: nowMs,
  measured,
  from: livePressure(before, nowMs),
});
const ended = (before: LivePress, nowMs: number): LivePress => ({
  by: null,
  sinceMs: nowMs,
  measured: null,
  from: livePressure(before, nowMs),
});

export const stepPress = (before: LivePress, event: PressEvent, nowMs: number, isToggle: boolean): LivePress => {
  switch (event.kind) {
    case "pressed":
    case "key_pressed": {
      if (event.kind === "key_pressed" && event.isRepeat) return before;
      if (before.by !== null) return isToggle ? ended(before, nowMs) : before;
      return event.kind === "pressed"
        ? began(before, "press", event.measured, nowMs)
        : began(before, "key", null, nowMs);
    }
    case "moved":
      return before.by === "press" && event.measured !== null ? { ...before, measured: event.measured } : before;
    case "released":
    case "key_released":
      return before.by === (event.kind === "released" ? "press" : "key") && !isToggle ? ended(before, nowMs) : before;
    case "taken_away":
      return before.by === null ? before : ended(before, nowMs);
  }
};
