import type { Particle } from "./particles.ts";

/**
 * What a design moves. Every value is a plain number. For a scene of two beings that mirror each other:
 * - `lean` 0..1: standing apart to touching
 * - `press` 0..1: how far the two bodies merge into one outline
 * - `lift` -1..1: half a being's height down to half a height up
 * - `sway` -1..1: both to the left to both to the right, half a being's width each way
 * - `tilt` -1..1: heads apart (15 degrees) to heads together (15 degrees)
 * - `breath` 0..1: breathed out to breathed in (the body swells by a tenth)
 * - `glow` 0..1: the light where they press, as it is to be drawn (never multiply it by `press`)
 * - `warmth` 0..1: how much of the other's colour each one keeps
 * - `ripple` 0..1: strength of a wave through the bodies
 * - `fade` 0..1: opacity of the whole scene
 *
 * For a group, whose beings stand in a ring:
 * - `lean` 0..1: the ring stands open to closed, neighbours touching
 * - `press` 0..1: how far all of them melt into one body
 * - `lift` -1..1: half a being's height down to half a height up
 * - `sway` -1..1: the ring has turned, a twelfth of a turn each way, clockwise above 0
 * - `tilt` -1..1: heads away from the middle to heads towards it
 * - `breath` 0..1: the common breath, out to in; the nearer they are, the less each breathes alone
 * - `glow` 0..1: the light in the middle, as it is to be drawn
 * - `warmth` 0..1: how far everybody's colours flow into each other
 * - `ripple` 0..1: strength of a wave that goes around the ring, once in `RIPPLE_ROUND_MS`, clockwise from the top
 * - `fade` 0..1: opacity of the whole scene
 */
export const POSE_PROPERTIES = [
  "lean",
  "press",
  "lift",
  "sway",
  "tilt",
  "breath",
  "glow",
  "warmth",
  "ripple",
  "fade",
] as const;
/** One round of a group's ripple; it starts at the top with the design. */
export const RIPPLE_ROUND_MS = 5000;
export type PoseProperty = (typeof POSE_PROPERTIES)[number];

/** Range of each property and where it rests when a design has no track for it. */
export const POSE_RANGES: {
  readonly [P in PoseProperty]: { readonly min: number; readonly max: number; readonly rest: number };
} = {
  lean: { min: 0, max: 1, rest: 0 },
  press: { min: 0, max: 1, rest: 0 },
  lift: { min: -1, max: 1, rest: 0 },
  sway: { min: -1, max: 1, rest: 0 },
  tilt: { min: -1, max: 1, rest: 0 },
  breath: { min: 0, max: 1, rest: 0 },
  glow: { min: 0, max: 1, rest: 0 },
  warmth: { min: 0, max: 1, rest: 0 },
  ripple: { min: 0, max: 1, rest: 0 },
  fade: { min: 0, max: 1, rest: 1 },
};

/** Touch at one moment: both 0..1; sharpness is 0 where intensity is 0. */
export type Touch = { intensity: number; sharpness: number };

/** A design at one moment. Only the first `particleCount` of `particles` are valid. */
export type Pose = { [P in PoseProperty]: number } & {
  readonly haptic: Touch;
  readonly particles: Particle[];
  particleCount: number;
};

/** A pose at rest, to be filled again and again by `sampleInto`. */
export const createPose = (): Pose => ({
  lean: 0,
  press: 0,
  lift: 0,
  sway: 0,
  tilt: 0,
  breath: 0,
  glow: 0,
  warmth: 0,
  ripple: 0,
  fade: 1,
  haptic: { intensity: 0, sharpness: 0 },
  particles: [],
  particleCount: 0,
});
