import type { Being, BeingColour } from "#shared/schema/being.ts";
import { RING_MOST } from "./ring-layout.ts";

/** Points of the body's outline, at equal angles clockwise from the top. */
export const RIM_POINTS = 256;

export type ColourSeed = { readonly x: number; readonly y: number; readonly colour: BeingColour };

const row = () => new Float32Array(RING_MOST);

/**
 * Everything a painter needs for one moment of a group: rows by rank, the first `count` valid. Lengths in CSS px,
 * y downwards. Filled in place, frame after frame.
 */
export const newGroupFrame = () => ({
  count: 0,
  /** Beings by rank; `lookId` changes whenever one of them, or who is in, does. */
  beings: [] as readonly Being[], // filled before the first frame
  lookId: 0,
  /** Whose colours make the body, and where, in parts of its semi-axes before it turns. */
  seeds: [] as readonly ColourSeed[],
  /** The belly's middle. */
  x: row(),
  y: row(),
  radiusPx: row(),
  /** Height factor, about 1. */
  swell: row(),
  /** Radians, clockwise. */
  turn: row(),
  /** Opacity of the being, and of the face that stays when its body has melted into the one body. */
  solid: row(),
  sunk: row(),
  /** The middle of the face. */
  faceX: row(),
  faceY: row(),
  /** 1 open, 0 closed. */
  lids: row(),
  /** Halo of somebody who is in. */
  lit: row(),
  /** How warm a place is, by its pressure and the ripple. */
  warm: row(),
  /** Ranks from the back to the front. */
  order: new Uint8Array(RING_MOST),
  /** How far they have drifted apart, and the opacity of the thin ring of everybody's colours around each who was in. */
  keepsake: 0,
  ring: row(),
  /** The largest that a being gets in this ring. */
  largestPx: 1,
  /** The ring around the place of the one who looks; `mark` is its opacity. */
  mark: 0,
  markX: 0,
  markY: 0,
  markPx: 1,
  /** The largest that the mark gets in this ring. */
  markMostPx: 1,
  /** The one body: middle, semi-axes, opacity, and its outline in parts of the semi-axes, already turned. */
  bodyX: 0,
  bodyY: 0,
  bodyA: 1,
  bodyB: 1,
  bodyTurn: 0,
  body: 0,
  rim: new Float32Array(RIM_POINTS).fill(1),
  /** Clock of the colours' flow, ms. */
  flowMs: 0,
  warmth: 0,
  lightX: 0,
  lightY: 0,
  lightPx: 1,
  glow: 0,
  /** Length of 1 in particles. */
  sparkPx: 1,
  fade: 1,
});
export type GroupFrame = ReturnType<typeof newGroupFrame>;
