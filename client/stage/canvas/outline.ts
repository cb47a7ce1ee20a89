import { smoothUnion } from "../body-distance.ts";
import { drawnDistance } from "../drawn-distance.ts";
import type { Scene } from "../scene.ts";

export const OUTLINE_POINTS = 72;
const STEPS = 12;
/** A step shorter than this moves the edge less than can be seen. */
const CLOSE_ENOUGH_PX = 0.2;
const DIRECTIONS = Float64Array.from({ length: OUTLINE_POINTS * 2 }, (_, i) => {
  const turn = (Math.floor(i / 2) / OUTLINE_POINTS) * 2 * Math.PI;
  return i % 2 === 0 ? Math.cos(turn) : Math.sin(turn);
});

/**
 * Walks from a belly's centre to the edge of the joined outline in all directions and writes x, y in px into `out`
 * (`OUTLINE_POINTS * 2` numbers). Rays towards the other one end a neck's reach behind the middle, so the two outlines
 * filled together are the one outline of both.
 */
export const traceOutline = (scene: Scene, side: "left" | "right", out: Float64Array): void => {
  const body = scene[side];
  const middle = scene.lightX + (side === "left" ? 1 : -1) * scene.joinPx;
  for (let i = 0; i < OUTLINE_POINTS; i += 1) {
    const dx = DIRECTIONS[i * 2] ?? 0;
    const dy = DIRECTIONS[i * 2 + 1] ?? 0;
    const isTowards = side === "left" ? dx > 0.02 : dx < -0.02;
    const most = isTowards ? Math.max(body.radiusPx * 0.3, (middle - body.x) / dx) : Infinity;
    // Half a radius out is inside in every stance.
    let reach = body.radiusPx * 0.5;
    for (let step = 0; step < STEPS; step += 1) {
      const x = body.x + dx * reach;
      const y = body.y + dy * reach;
      const d = smoothUnion(
        drawnDistance(scene, scene.left, x, y),
        drawnDistance(scene, scene.right, x, y),
        scene.joinPx,
      );
      const next = Math.min(most, reach - d * 0.95);
      const isThere = Math.abs(next - reach) < CLOSE_ENOUGH_PX;
      reach = next;
      if (isThere) break;
    }
    out[i * 2] = body.x + dx * reach;
    out[i * 2 + 1] = body.y + dy * reach;
  }
};

/** Adds a traced outline to the current path as smooth curves. */
export const addOutline = (ink: CanvasRenderingContext2D, points: Float64Array): void => {
  const x = (i: number): number => points[(i % OUTLINE_POINTS) * 2] ?? 0;
  const y = (i: number): number => points[(i % OUTLINE_POINTS) * 2 + 1] ?? 0;
  ink.moveTo((x(0) + x(1)) / 2, (y(0) + y(1)) / 2);
  for (let i = 1; i <= OUTLINE_POINTS; i += 1) {
    ink.quadraticCurveTo(x(i), y(i), (x(i) + x(i + 1)) / 2, (y(i) + y(i + 1)) / 2);
  }
  ink.closePath();
};
