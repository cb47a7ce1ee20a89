import type { MoodPlace } from "#shared/mood/emotion-words.ts";
import { newScene, type Scene, type Viewport } from "../scene.ts";
import { composeMood } from "./compose-mood.ts";

/** Time constants: the being follows the finger slowly, the light quickly; letting go of it is slowest. */
const BODY_MS = 170;
const LIGHT_MS = 60;
const FADE_MS = 220;
export const MIDDLE: MoodPlace = { valence: 0.5, arousal: 0.5 };

const towards = (from: number, to: number, passedMs: number, slownessMs: number): number =>
  to + (from - to) * Math.exp(-Math.max(0, passedMs) / slownessMs);
const placeTowards = (from: MoodPlace, to: MoodPlace, passedMs: number, slownessMs: number): MoodPlace => ({
  valence: towards(from.valence, to.valence, passedMs, slownessMs),
  arousal: towards(from.arousal, to.arousal, passedMs, slownessMs),
});

/** Where one points, and what the being makes of it, moment by moment; no clock of its own, nothing drawn. */
export class MoodPadState {
  readonly scene: Scene = newScene();
  #place: MoodPlace | null = null;
  #posture: MoodPlace = MIDDLE;
  #light: MoodPlace = MIDDLE;
  #glow = 0;
  #lastMs: number | null = null;
  #isStill: boolean;

  constructor(isStill: boolean) {
    this.#isStill = isStill;
  }

  /** Null: nothing is chosen. */
  point(place: MoodPlace | null): void {
    // Light comes up where it is wanted: it does not travel there from where it was long ago, nor ever without motion.
    if (place !== null && (this.#glow < 0.05 || this.#isStill)) this.#light = place;
    this.#place = place;
  }

  setStill(isStill: boolean): void {
    this.#isStill = isStill;
  }

  /** The scene at `nowMs`, which does not go back. */
  at(nowMs: number, view: Viewport): Scene {
    const passedMs = this.#lastMs === null ? 0 : nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    const wanted = this.#place ?? MIDDLE;
    this.#posture = this.#isStill ? wanted : placeTowards(this.#posture, wanted, passedMs, BODY_MS);
    if (this.#place !== null) this.#light = placeTowards(this.#light, this.#place, passedMs, LIGHT_MS);
    this.#glow = towards(this.#glow, this.#place === null ? 0 : 1, passedMs, FADE_MS);
    return composeMood(
      view,
      {
        posture: this.#posture,
        light: this.#light,
        glow: this.#glow,
        ambientMs: nowMs,
        isStill: this.#isStill,
      },
      this.scene,
    );
  }
}
