import type { BodyForm } from "./body-distance.ts";

/** The numbers of a design's pose that the bodies follow; ranges as in shared/design. */
export type ScenePose = {
  lean: number;
  press: number;
  lift: number;
  sway: number;
  tilt: number;
  breath: number;
  glow: number;
  warmth: number;
  ripple: number;
  fade: number;
};

/**
 * One drawn being. `lids` 1 open .. 0 closed; `lookX`, `lookY` -1..1; `trace` 0..1 of the other's colour in it.
 * The arm runs from shoulder to hand; while they are the same point there is none.
 */
export type SceneBody = BodyForm & {
  lids: number;
  lookX: number;
  lookY: number;
  blush: number;
  trace: number;
  shoulderX: number;
  shoulderY: number;
  handX: number;
  handY: number;
};

/** Everything a painter needs for one moment. Lengths in CSS px, y downwards. Filled in place, frame after frame. */
export type Scene = {
  left: SceneBody;
  right: SceneBody;
  /** Reach of the neck between the bodies; 0 while they are apart. */
  joinPx: number;
  lightX: number;
  lightY: number;
  lightPx: number;
  glow: number;
  rippleHeightPx: number;
  ripplePhase: number;
  fade: number;
  groundY: number;
};

export type Viewport = { widthPx: number; heightPx: number };
export type SceneMoment = {
  pose: ScenePose;
  /** Clock of breath, blinks and glances, ms. */
  ambientMs: number;
  /** Trace that an earlier hug left, 0..1. */
  trace: number;
  isStill: boolean;
};

/** A body of radius 1 at the origin, upright, with open eyes. */
export const newBody = (): SceneBody => ({
  x: 0,
  y: 0,
  radiusPx: 1,
  widthFactor: 1,
  heightFactor: 1,
  bend: 0,
  lids: 1,
  lookX: 0,
  lookY: 0,
  blush: 0,
  trace: 0,
  shoulderX: 0,
  shoulderY: 0,
  handX: 0,
  handY: 0,
});
export const newScene = (): Scene => ({
  left: newBody(),
  right: newBody(),
  joinPx: 0,
  lightX: 0,
  lightY: 0,
  lightPx: 1,
  glow: 0,
  rippleHeightPx: 0,
  ripplePhase: 0,
  fade: 1,
  groundY: 0,
});
