import type { ScenePose } from "../scene.ts";
import { RING_MOST } from "./ring-layout.ts";

const row = (value: number) => new Float32Array(RING_MOST).fill(value);

/** How everybody in the ring is at one moment; rows by rank, 0..1 where nothing else is said. Filled in place. */
export const newCrowdMoment = () => ({
  /** Tells them apart: breath, blinks and glances are their own. */
  slot: new Uint8Array(RING_MOST),
  isIn: row(0),
  isHere: row(1),
  /** From coming (0) to being there (1). */
  arrival: row(1),
  pressure: row(0),
  /** Where they stand in the open ring, px from its middle, and the way outwards from there, of length 1. */
  seatX: row(0),
  seatY: row(0),
  outX: row(0),
  outY: row(0),
  /** How large they still are, against what the open ring has room for; about 1. */
  size: 1,
  /** Rank of the one who looks, or -1. */
  mine: -1,
});
export type CrowdMoment = ReturnType<typeof newCrowdMoment>;

export type GroupMoment = {
  pose: ScenePose;
  /** Clock of each one's own breath, blinks and glances, ms. */
  ambientMs: number;
  /** Clock of the wave and of the colours' flow: time in the cue, or on the clock of frames outside of one, ms. */
  waveMs: number;
  /** The countdown's breath in, 0..1; at the start it goes over into the common breath. */
  inhale: number;
  /** How far they have drifted apart at the end, 0..1. */
  keepsake: number;
  isStill: boolean;
  /** Nobody's own place is marked. */
  isPlain: boolean;
};
