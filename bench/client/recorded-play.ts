/** One frame of the page: the time requestAnimationFrame gave it, and the JS run in its callbacks, all of them, ms. */
export type RecordedFrame = { rafTimeMs: number; jsMs: number };

/**
 * A step of touch. `dueMs` and `frameMs` (the frame it came with) in the hug; `feltAtMs` on the frames' clock, and null
 * as long as the driver has not been told.
 */
export type RecordedStep = {
  readonly dueMs: number;
  readonly frameMs: number;
  readonly rafTimeMs: number;
  readonly feltAtMs: number | null;
};

/** What a timer set at the start of the hug did for the step at `dueMs`. */
export type RecordedTimer = { readonly dueMs: number; readonly firedAtMs: number };

/** What the page wrote down about one hug that was played, or the first part of it. */
export type RecordedPlay = {
  readonly frames: readonly RecordedFrame[];
  readonly steps: readonly RecordedStep[];
  readonly timers: readonly RecordedTimer[];
};

/**
 * A button that was pressed: `atMs` is when the browser got the press, `handledAtMs` when the page began to handle it,
 * both on the frames' clock.
 */
export type RecordedPress = { readonly button: string; readonly atMs: number; readonly handledAtMs: number };

/** What the touch driver was told; `atMs` is null as long as it has not acted. */
export type RecordedTouch =
  | { readonly kind: "start"; readonly atMs: number | null; readonly durationMs: number }
  | { readonly kind: "stop"; readonly atMs: number | null };

/** Presses and touch, each in order. */
export type RecordedTouches = {
  readonly presses: readonly RecordedPress[];
  readonly touches: readonly RecordedTouch[];
};
