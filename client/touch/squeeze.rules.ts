/**
 * Press and hold as a recording, as a pure state machine.
 *  S1  a press, or space or enter held, records one sample each 50 ms until it ends; repeats of a held key change nothing.
 *  S2  where the device measures pressure, that is what is recorded; else pressure rises with the time held.
 *  S3  with tap-to-toggle one tap starts and the next ends; letting go means nothing.
 *  S4  12 s is the longest: the recording then ends by itself.
 *  S5  a press that was taken away (a call, a scroll, a lost focus) ends as if let go: what was recorded stays.
 *  S6  even the shortest press is a hug: LEAST_SAMPLES at least.
 *  S7  what is shown rises within 300 ms of a press and fades over 800 ms after it.
 */
import { quantise, SQUEEZE_SAMPLES_MAX, SQUEEZE_STEP_MS, type Squeeze } from "#shared/design/squeeze.ts";
import type { PressEvent } from "./press-events.ts";

export const LEAST_SAMPLES = 4;
export const FADE_MS = 800;

export type SqueezeState =
  | { readonly kind: "idle" }
  | {
      readonly kind: "holding";
      readonly by: "press" | "key";
      readonly sinceMs: number;
      /** 0..1 as the device measures it, or null where it does not. */
      readonly measured: number | null;
      readonly samples: readonly number[];
    }
  | { readonly kind: "recorded"; readonly squeeze: Squeeze; readonly endedAtMs: number; readonly endPressure: number };

export type SqueezeEvent = PressEvent | { readonly kind: "time" | "again" };

export const IDLE_SQUEEZE: SqueezeState = { kind: "idle" };

/** Pressure of a hold that nobody measures: 0.55 after 300 ms, then slowly to 1 at 4 s. */
export const risenPressure = (heldMs: number): number => {
  const first = Math.min(1, heldMs / 300);
  const then = Math.min(1, Math.max(0, heldMs - 300) / 3_700);
  return 0.55 * first * (2 - first) + 0.45 * then * (2 - then);
};

/** What the stage shows at `nowMs`, 0..1. */
export const pressureAt = (state: SqueezeState, nowMs: number): number => {
  if (state.kind === "holding") {
    const heldMs = nowMs - state.sinceMs;
    return state.measured === null ? risenPressure(heldMs) : state.measured * Math.min(1, heldMs / 300);
  }
  if (state.kind === "idle") return 0;
  const left = Math.max(0, 1 - (nowMs - state.endedAtMs) / FADE_MS);
  return state.endPressure * left * left * (3 - 2 * left);
};

type Holding = Extract<SqueezeState, { kind: "holding" }>;
const pressureHeld = (state: Holding, heldMs: number): number => state.measured ?? risenPressure(heldMs);

const sampled = (state: Holding, nowMs: number): Holding => {
  const wanted = Math.min(SQUEEZE_SAMPLES_MAX, Math.floor((nowMs - state.sinceMs) / SQUEEZE_STEP_MS));
  if (wanted <= state.samples.length) return state;
  const samples = [...state.samples];
  while (samples.length < wanted) samples.push(quantise(pressureHeld(state, (samples.length + 1) * SQUEEZE_STEP_MS)));
  return { ...state, samples };
};

const ended = (state: Holding, nowMs: number): SqueezeState => {
  const { samples, sinceMs } = sampled(state, Math.max(nowMs, state.sinceMs + LEAST_SAMPLES * SQUEEZE_STEP_MS));
  return {
    kind: "recorded",
    squeeze: { stepMs: SQUEEZE_STEP_MS, samples: [...samples] },
    endedAtMs: nowMs,
    endPressure: pressureHeld(state, nowMs - sinceMs),
  };
};

const began = (by: Holding["by"], measured: number | null, nowMs: number): Holding => ({
  kind: "holding",
  by,
  sinceMs: nowMs,
  measured,
  samples: [],
});

/** One step. `isToggle`: tap-to-toggle in place of holding. */
export const stepSqueeze = (
  before: SqueezeState,
  event: SqueezeEvent,
  nowMs: number,
  isToggle: boolean,
): SqueezeState => {
  const passed = before.kind === "holding" ? sampled(before, nowMs) : before;
  // Time passes first: a recording that is full is over before the event is read.
  const state =
    passed.kind === "holding" && passed.samples.length >= SQUEEZE_SAMPLES_MAX ? ended(passed, nowMs) : passed;
  switch (event.kind) {
    case "pressed":
    case "key_pressed": {
      if (event.kind === "key_pressed" && event.isRepeat) return state;
      if (state.kind === "holding") return isToggle ? ended(state, nowMs) : state;
      return began(event.kind === "pressed" ? "press" : "key", event.kind === "pressed" ? event.measured : null, nowMs);
    }
    case "moved":
      return state.kind === "holding" && state.by === "press" && event.measured !== null
        ? { ...state, measured: event.measured }
        : state;
    case "released":
    case "key_released": {
      const by = event.kind === "released" ? "press" : "key";
      return state.kind === "holding" && state.by === by && !isToggle ? ended(state, nowMs) : state;
    }
    case "taken_away":
      return state.kind === "holding" ? ended(state, nowMs) : state;
    case "again":
      return IDLE_SQUEEZE;
    case "time":
      return state;
  }
};
