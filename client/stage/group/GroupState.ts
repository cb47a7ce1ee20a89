import { createPose, type Pose } from "#shared/design/pose.ts";
import { reducedDesign } from "#shared/design/reduced.ts";
import { BREATH_MS } from "../breathing.ts";
import type { Sparks } from "../painter.ts";
import type { Viewport } from "../scene.ts";
import { composeGroup } from "./compose-group.ts";
import { Crowd } from "./Crowd.ts";
import { newGroupFrame, type GroupFrame } from "./group-frame.ts";
import type { GroupMoment } from "./group-moment.ts";
import { groupPoseAt, inhaleAt, keepsakeAt, type GroupCue, type GroupMode } from "./group-mode.ts";

/** Over this time a cue's clock takes over breath, blinks and glances from the page's own. */
const INTO_STEP_MS = 3000;

/** What a group is doing, as a function of time; no clock of its own, nothing drawn. */
export class GroupState {
  readonly crowd = new Crowd();
  readonly pose: Pose = createPose();
  readonly frame: GroupFrame = newGroupFrame();
  readonly sparks: Sparks = { particles: this.pose.particles, count: 0, palette: [] };
  readonly #moment: GroupMoment = {
    pose: this.pose,
    ambientMs: 0,
    waveMs: 0,
    inhale: 0,
    keepsake: 0,
    isStill: false,
    isPlain: false,
  };
  #mode: GroupMode = { kind: "gather", from: createPose(), sinceMs: -1e6 };
  #lastCue: GroupCue | null = null;
  #isStill: boolean;
  /** What the cue's clock was ahead of the page's when it was first known; null before. */
  #aheadMs: number | null = null;

  constructor(isStill: boolean) {
    this.#isStill = isStill;
  }

  get mode(): GroupMode {
    return this.#mode;
  }

  play(cue: GroupCue, nowMs: number): void {
    this.#lastCue = cue;
    this.#aheadMs = null;
    this.#mode = { kind: "cue", cue, design: this.#shaped(cue), from: { ...this.pose }, sinceMs: nowMs };
    this.sparks.palette = cue.design.palette;
  }

  rest(nowMs: number): void {
    this.#mode = { kind: "gather", from: { ...this.pose }, sinceMs: nowMs };
  }

  showKeepsake(nowMs: number): void {
    this.#mode = { kind: "keepsake", from: { ...this.pose }, sinceMs: nowMs };
  }

  hold(tMs: number, isPlain: boolean): void {
    const cue = this.#lastCue;
    this.#mode = { kind: "held", cue, design: cue && this.#shaped(cue), tMs, isPlain };
  }

  setStill(isStill: boolean): void {
    this.#isStill = isStill;
    if (this.#mode.kind === "cue") this.#mode = { ...this.#mode, design: this.#shaped(this.#mode.cue) };
    if (this.#mode.kind === "held") this.hold(this.#mode.tMs, this.#mode.isPlain);
  }

  /** The frame at `nowMs`, the clock of frames; `tMs` is the time in the cue. A held moment depends on neither. */
  at(nowMs: number, tMs: number | null, pressures: Uint8Array, view: Viewport): GroupFrame {
    const mode = this.#mode;
    const isHeld = mode.kind === "held";
    const cueMs = isHeld ? mode.tMs : mode.kind === "cue" ? tMs : null;
    const moment = this.#moment;
    this.crowd.setView(view);
    this.crowd.at(nowMs, pressures, isHeld || this.#isStill, this.frame);
    groupPoseAt(mode, nowMs, tMs, this.#isStill, this.pose);
    moment.ambientMs = cueMs === null ? nowMs : isHeld ? cueMs : this.#inStepMs(nowMs, cueMs);
    moment.waveMs = cueMs ?? nowMs;
    moment.inhale = cueMs === null ? 0 : inhaleAt(cueMs);
    moment.keepsake = keepsakeAt(mode, nowMs);
    moment.isStill = this.#isStill;
    moment.isPlain = isHeld && mode.isPlain;
    this.sparks.count = this.pose.particleCount;
    return composeGroup(view, this.crowd.layout, this.crowd.lobes, this.crowd.moment, moment, this.frame);
  }

  #shaped(cue: GroupCue) {
    return this.#isStill ? reducedDesign(cue.design) : cue.design;
  }

  /** The cue's time, entered softly: breaths are whole, so only the part of one has to be made good. */
  #inStepMs(nowMs: number, cueMs: number): number {
    if (this.#mode.kind !== "cue") return cueMs;
    const sinceMs = nowMs - this.#mode.sinceMs;
    if (sinceMs >= INTO_STEP_MS) return cueMs;
    this.#aheadMs ??= nowMs - cueMs;
    const breaths = this.#aheadMs / BREATH_MS;
    return cueMs + (breaths - Math.round(breaths)) * BREATH_MS * (1 - Math.max(0, sinceMs) / INTO_STEP_MS);
  }
}
