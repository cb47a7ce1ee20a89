import type { GroupFrame } from "./group-frame.ts";

/** A warm place is never smaller than a fingertip's touch. */
const PLACE_LEAST_PX = 11;

/** How far the warmth of a place reaches. */
export const placePx = (frame: GroupFrame, rank: number): number =>
  Math.max(PLACE_LEAST_PX, (frame.radiusPx[rank] ?? 0) * 1.05);

/** Radius of a keepsake's ring around a being of that radius; it widens as it appears. */
export const keepsakePx = (radiusPx: number, keepsake: number): number => radiusPx * (1.12 + 0.18 * keepsake);
