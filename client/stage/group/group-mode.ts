import type { Design } from "#shared/design/design.format.ts";
import { POSE_PROPERTIES, POSE_RANGES, type Pose } from "#shared/design/pose.ts";
import type { StillDesign } from "#shared/design/reduced.ts";
import { sampleInto } from "#shared/design/sample.ts";
import type { ScenePose } from "../scene.ts";
import { softStep } from "../soft-step.ts";

/** "Design D starts at T with seed S"; `tMsAt` says how long ago that was at a frame, null while it is not known. */
export type GroupCue = {
  readonly design: Design;
  readonly seed: number;
  readonly tMsAt: (rafTimeMs: number) => number | null;
};

/** What the group is doing. `from` is the pose that it leaves, softly, from `sinceMs` on. */
export type GroupMode =
  | { readonly kind: "gather"; readonly from: ScenePose; readonly sinceMs: number }
  | {
      readonly kind: "cue";
      readonly cue: GroupCue;
      readonly design: Design | StillDesign;
      readonly from: ScenePose;
      readonly sinceMs: number;
    }
  | { readonly kind: "keepsake"; readonly from: ScenePose; readonly sinceMs: number }
  | {
      readonly kind: "held";
      readonly cue: GroupCue | null;
      readonly design: Design | StillDesign | null;
      readonly tMs: number;
      readonly isPlain: boolean;
    };

const LET_GO_MS = 1600;
const INTO_CUE_MS = 450;
const DRIFT_MS = 3200;
/** The countdown draws the breath in for this long, and the start lets it go over into the common one. */
const INHALE_MS = 3000;
const OVER_MS = 1800;

/** While they gather there is a small light in the middle. */
const GATHER_GLOW = 0.16;

export const inhaleAt = (tMs: number): number =>
  tMs < 0 ? softStep(-INHALE_MS, 0, tMs) : 1 - softStep(0, OVER_MS, tMs);

/** How far they have drifted apart at the end, 0..1. */
export const keepsakeAt = (mode: GroupMode, nowMs: number): number =>
  mode.kind === "keepsake" ? softStep(0, DRIFT_MS, nowMs - mode.sinceMs) : 0;

const restInto = (out: Pose): void => {
  for (const property of POSE_PROPERTIES) out[property] = POSE_RANGES[property].rest;
  out.glow = GATHER_GLOW;
  out.particleCount = 0;
};

const leave = (from: ScenePose, share: number, out: Pose): void => {
  if (share >= 1) return;
  for (const property of POSE_PROPERTIES) out[property] = from[property] + (out[property] - from[property]) * share;
};

/** Fills `out` with the pose of a moment; `tMs` is the time in a cue, null while it is not known. */
export const groupPoseAt = (mode: GroupMode, nowMs: number, tMs: number | null, isStill: boolean, out: Pose): Pose => {
  switch (mode.kind) {
    case "gather":
    case "keepsake":
      restInto(out);
      // Nothing travels in a still picture: it is there at once.
      if (!isStill) leave(mode.from, softStep(0, LET_GO_MS, nowMs - mode.sinceMs), out);
      return out;
    case "cue":
      if (tMs === null) restInto(out);
      else sampleInto(mode.design, tMs, mode.cue.seed, out);
      if (!isStill) leave(mode.from, softStep(0, INTO_CUE_MS, nowMs - mode.sinceMs), out);
      return out;
    case "held":
      if (mode.cue && mode.design) sampleInto(mode.design, mode.tMs, mode.cue.seed, out);
      else restInto(out);
      return out;
  }
};
