import type { Design } from "#shared/design/design.format.ts";
import { shapeHaptic } from "#shared/design/haptic.shape.ts";
import { soundOf, type Sound } from "#shared/design/haptic.sound.ts";
import type { Squeeze } from "#shared/design/squeeze.ts";
import type { TouchForm } from "#shared/schema/hug.ts";
import { noTouch, type HapticDriver, type TouchStep } from "./haptic.driver.ts";
import { noSound, type SoundPlayer } from "./sound.player.ts";
import { dueStep } from "./touch.rules.ts";
import { touchStepsFor, type TimedStep } from "./touch.steps.ts";

/** What started on which frame: `dueMs` and `tMs` (the frame) in the hug, else on the clock of requestAnimationFrame. */
export type TouchStart = {
  readonly dueMs: number;
  readonly tMs: number;
  readonly startedAtMs: number;
  readonly rafTimeMs: number;
  readonly step: TouchStep;
};
export type TouchPlayerDeps = {
  readonly driver: HapticDriver;
  readonly sound: SoundPlayer;
  readonly nowMs: () => number;
  readonly onStart?: (start: TouchStart) => void;
};
/** `cap`: the receiver's limit, 0..100. */
export type TouchOptions = { readonly cap: number; readonly form: TouchForm };

type Prepared = {
  readonly steps: readonly TimedStep[];
  readonly sounds: readonly Sound[];
  readonly form: TouchForm;
  readonly cap: number;
};
const NOTHING: Prepared = { steps: [], sounds: [], form: "touch", cap: 0 };

/**
 * Plays the touch of a hug frame by frame, beside the picture: the frame says what time it is. Never above the cap;
 * after `stop` nothing until the next `prepare`.
 */
export class TouchPlayer {
  readonly #deps: TouchPlayerDeps;
  #prepared: Prepared = NOTHING;
  #next = 0;
  #isSoundAsked = false;

  constructor(deps: TouchPlayerDeps) {
    this.#deps = deps;
  }

  get kind(): HapticDriver["kind"] {
    return this.#deps.driver.kind;
  }

  /** Whether touch would be felt now. */
  get isUsable(): boolean {
    return this.#deps.driver.isUsable();
  }

  /** Gets a hug ready; call it before its first frame, best in the press that asked for it. */
  prepare(design: Design, squeeze: Squeeze, { cap, form }: TouchOptions): void {
    this.stop();
    const portion = Math.min(100, Math.max(0, cap)) / 100;
    const haptic = shapeHaptic(design.haptic, squeeze, design.hold);
    this.#prepared = {
      form,
      cap: form === "touch" ? portion : 0,
      steps: form === "touch" && portion > 0 ? touchStepsFor(this.#deps.driver.kind, haptic, portion) : [],
      sounds: soundOf(haptic),
    };
    this.#listen();
  }

  /** Sound besides touch, off until asked for; call it in a press. */
  setSound(isOn: boolean): void {
    if (isOn) this.wake();
    if (isOn === this.#isSoundAsked) return;
    this.#isSoundAsked = isOn;
    this.#listen();
  }

  /** Lets the page sound later; call it in a press. */
  wake(): void {
    this.#deps.sound.wake();
  }

  #listen(): void {
    const { form, sounds } = this.#prepared;
    if (form === "sound" || this.#isSoundAsked) this.#deps.sound.prepare(sounds);
    else this.#deps.sound.stop();
  }

  /** One frame: `tMs` of the hug, `rafTimeMs` as requestAnimationFrame gave it. */
  frame(tMs: number, rafTimeMs: number): void {
    if (this.#prepared === NOTHING) return;
    const { steps, cap } = this.#prepared;
    this.#deps.sound.frame(tMs, rafTimeMs);
    const { next, step } = dueStep(steps, this.#next, tMs);
    this.#next = next;
    if (step === null) return;
    const startedAtMs = this.#deps.nowMs();
    this.#deps.driver.start(step, cap);
    this.#deps.onStart?.({ dueMs: step.atMs, tMs, startedAtMs, rafTimeMs, step });
  }

  /** One tap at a strength of 0..100, to try a cap. */
  tryStrength(cap: number): void {
    this.stop();
    const intensity = Math.min(100, Math.max(0, cap)) / 100;
    this.#deps.driver.start({ durationMs: 200, intensity, sharpness: 0.5 }, intensity);
  }

  /** Ends touch and sound at once. */
  stop(): void {
    const isQuiet = this.#prepared === NOTHING;
    this.#prepared = NOTHING;
    this.#next = 0;
    if (isQuiet) return;
    this.#deps.driver.stop();
    this.#deps.sound.stop();
  }
}

/** A player that is neither felt nor heard. */
export const silentTouchPlayer = (): TouchPlayer =>
  new TouchPlayer({ driver: noTouch, sound: noSound, nowMs: () => 0 });
