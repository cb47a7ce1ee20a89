import { createPose, type Pose } from "#shared/design/pose.ts";
import { reducedDesign } from "#shared/design/reduced.ts";
import { Aftermath } from "./Aftermath.ts";
import { BREATH_MS } from "./breathing.ts";
import type { Sparks } from "./painter.ts";
import { composeScene } from "./compose-scene.ts";
import { newScene, type Scene, type SceneMoment, type Viewport } from "./scene.ts";
import { poseAt, shownPressure, type HugCue, type StageMode } from "./stage-mode.ts";

/** Over this time a cue's breath comes into step with everybody's who sees the same cue. */
const INTO_STEP_MS = 3000;

/** What the two are doing, as a function of time; no clock of its own, nothing drawn. */
export class StageState {
  readonly pose: Pose = createPose();
  readonly scene: Scene = newScene();
  readonly sparks: Sparks = { particles: this.pose.particles, count: 0, palette: [] };
  readonly #aftermath = new Aftermath();
  readonly #moment: SceneMoment = { pose: this.pose, ambientMs: 0, trace: 0, isStill: false };
  #ambientZeroMs = 0;
  #mode: StageMode = { kind: "rest", from: createPose(), sinceMs: -1e6 };
  #lastCue: HugCue | null = null;
  #isStill: boolean;

  constructor(isStill: boolean) {
    this.#isStill = isStill;
  }

  get mode(): StageMode {
    return this.#mode;
  }

  play(cue: HugCue, nowMs: number): void {
    this.#lastCue = cue;
    this.#mode = { kind: "cue", cue, design: this.#shaped(cue), from: { ...this.pose }, sinceMs: nowMs };
    this.sparks.palette = cue.design.palette;
  }

  rest(nowMs: number): void {
    if (this.#mode.kind === "cue") {
      this.#aftermath.leave(this.pose.warmth, nowMs);
      this.#ambientZeroMs = this.#mode.cue.startMs;
    }
    this.#mode = { kind: "rest", from: { ...this.pose }, sinceMs: nowMs };
  }

  setPressure(pressure: number, nowMs: number): void {
    const mode = this.#mode;
    if (mode.kind === "cue") return;
    const from = mode.kind === "compose" ? shownPressure(mode, nowMs) : 0;
    this.#mode = { kind: "compose", from, pressure: Math.min(1, Math.max(0, pressure)), sinceMs: nowMs };
  }

  hold(tMs: number): void {
    const cue = this.#lastCue;
    this.#mode = { kind: "held", cue, design: cue && this.#shaped(cue), tMs };
  }

  setStill(isStill: boolean): void {
    this.#isStill = isStill;
    if (this.#mode.kind === "cue") this.#mode = { ...this.#mode, design: this.#shaped(this.#mode.cue) };
    if (this.#mode.kind === "held") this.hold(this.#mode.tMs);
  }

  /** The scene at `nowMs` (the same clock as cues); a held moment does not depend on it. */
  at(nowMs: number, view: Viewport): Scene {
    const pose = poseAt(this.#mode, nowMs, this.pose);
    const moment = this.#moment;
    moment.ambientMs = this.#ambientMs(nowMs);
    moment.trace = this.#mode.kind === "held" ? 0 : this.#aftermath.at(nowMs);
    moment.isStill = this.#isStill;
    this.sparks.count = pose.particleCount;
    return composeScene(view, moment, this.scene);
  }

  #shaped(cue: HugCue) {
    return this.#isStill ? reducedDesign(cue.design) : cue.design;
  }

  #ambientMs(nowMs: number): number {
    if (this.#mode.kind === "held") return this.#mode.tMs;
    if (this.#mode.kind !== "cue") return nowMs - this.#ambientZeroMs;
    const { cue, sinceMs } = this.#mode;
    const ahead = (cue.startMs - this.#ambientZeroMs) / BREATH_MS;
    const offsetMs = (ahead - Math.round(ahead)) * BREATH_MS;
    const left = Math.max(0, 1 - (nowMs - sinceMs) / INTO_STEP_MS);
    return nowMs - cue.startMs + offsetMs * left;
  }
}
