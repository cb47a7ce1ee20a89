import type { Design } from "#shared/design/design.format.ts";
import { POSE_PROPERTIES, POSE_RANGES, type Pose } from "#shared/design/pose.ts";
import type { StillDesign } from "#shared/design/reduced.ts";
import { sampleHugInto } from "#shared/design/sample.ts";
import type { Squeeze } from "#shared/design/squeeze.ts";
import type { ScenePose } from "./scene.ts";

/** "Design D starts at T with seed S", shaped by a recorded squeeze; `startMs` on performance.now()'s clock. */
export type HugCue = {
  readonly design: Design;
  readonly squeeze: Squeeze;
  readonly seed: number;
  readonly startMs: number;
};

/** What the stage is doing. `from` is the pose that it leaves, softly, from `sinceMs` on. */
export type StageMode =
  | { readonly kind: "rest"; readonly from: ScenePose; readonly sinceMs: number }
  | { readonly kind: "compose"; readonly from: number; readonly pressure: number; readonly sinceMs: number }
  | {
      readonly kind: "cue";
      readonly cue: HugCue;
      readonly design: Design | StillDesign;
      readonly from: ScenePose;
      readonly sinceMs: number;
    }
  | {
      readonly kind: "held";
      readonly cue: HugCue | null;
      readonly design: Design | StillDesign | null;
      readonly tMs: number;
    };

const LET_GO_MS = 1100;
const INTO_CUE_MS = 450;
/** A squeeze rises within 300 ms and fades over 800 (LOOK): time constants of a third of that. */
const RISE_MS = 100;
const FALL_MS = 270;

const easeInOut = (part: number): number => {
  const p = Math.min(1, Math.max(0, part));
  return p * p * (3 - 2 * p);
};

/** The pressure shown at a moment of composing: it follows the finger, and is a function of time alone. */
export const shownPressure = (mode: Extract<StageMode, { kind: "compose" }>, nowMs: number): number => {
  const slowness = mode.pressure > mode.from ? RISE_MS : FALL_MS;
  return mode.pressure + (mode.from - mode.pressure) * Math.exp(-Math.max(0, nowMs - mode.sinceMs) / slowness);
};

const restInto = (out: Pose): void => {
  for (const property of POSE_PROPERTIES) out[property] = POSE_RANGES[property].rest;
  out.particleCount = 0;
};

const pressureInto = (pressure: number, out: Pose): void => {
  restInto(out);
  out.lean = easeInOut(pressure * 2.2);
  out.press = easeInOut((pressure - 0.12) / 0.88) * 0.9;
  out.glow = pressure * 0.85;
  out.warmth = pressure * 0.45;
  out.breath = 0.35 * pressure;
};

const leave = (from: ScenePose, share: number, out: Pose): void => {
  if (share >= 1) return;
  for (const property of POSE_PROPERTIES) out[property] = from[property] + (out[property] - from[property]) * share;
};

/** Fills `out` with the pose of a moment. */
export const poseAt = (mode: StageMode, nowMs: number, out: Pose): Pose => {
  switch (mode.kind) {
    case "rest":
      restInto(out);
      leave(mode.from, easeInOut((nowMs - mode.sinceMs) / LET_GO_MS), out);
      return out;
    case "compose":
      pressureInto(shownPressure(mode, nowMs), out);
      return out;
    case "cue":
      sampleHugInto(mode.design, mode.cue.squeeze, nowMs - mode.cue.startMs, mode.cue.seed, out);
      leave(mode.from, easeInOut((nowMs - mode.sinceMs) / INTO_CUE_MS), out);
      return out;
    case "held":
      if (mode.cue && mode.design) sampleHugInto(mode.design, mode.cue.squeeze, mode.tMs, mode.cue.seed, out);
      else restInto(out);
      return out;
  }
};
