/**
 * Where a body stands and how it is bent. Lengths in CSS px, y downwards; `x`, `y` is the centre of the round belly,
 * the foot is `FOOT * radiusPx` below it. The shader (glsl/bodies.ts) computes the same distance.
 */
export type BodyForm = {
  x: number;
  y: number;
  radiusPx: number;
  /** Width and height factors, about 1; the foot stays on the ground. */
  widthFactor: number;
  heightFactor: number;
  /** Sideways reach of the head: 0 upright, 1 leans a third of a radius to the right. */
  bend: number;
};

/** In radii: the belly, the head's radius and its height above the belly, and the foot below it. */
export const BELLY = 1;
export const HEAD = 0.76;
export const HEAD_HEIGHT = 0.5;
export const FOOT = 0.84;
export const BEND_REACH = 0.17;

const SLOPE = (BELLY - HEAD) / HEAD_HEIGHT;
const FLANK = Math.sqrt(1 - SLOPE * SLOPE);

/** Two circles and their common flanks (the uneven capsule of I. Quilez), in radii, y upwards; negative inside. */
const capsule = (x: number, y: number): number => {
  const side = Math.abs(x);
  const along = FLANK * y - SLOPE * side;
  if (along < 0) return Math.sqrt(side * side + y * y) - BELLY;
  if (along > FLANK * HEAD_HEIGHT) return Math.sqrt(side * side + (y - HEAD_HEIGHT) * (y - HEAD_HEIGHT)) - HEAD;
  return side * FLANK + y * SLOPE - BELLY;
};

/** Signed distance from a point to a body's outline in px: negative inside; near, not exact, where it is bent. */
export const bodyDistance = (body: BodyForm, x: number, y: number): number => {
  const fromFoot = Math.max(0, (body.y - y) / body.radiusPx + FOOT);
  const across = ((x - body.x) / body.radiusPx - body.bend * BEND_REACH * fromFoot * fromFoot) / body.widthFactor;
  const raised = ((body.y - y) / body.radiusPx + FOOT) / body.heightFactor - FOOT;
  const up = raised < 0 ? raised / FOOT : raised;
  return capsule(across, up) * body.radiusPx * Math.min(body.widthFactor, body.heightFactor);
};

/** Joins two distances into one outline with a soft neck of `reachPx` (quadratic smooth minimum, I. Quilez). */
export const smoothUnion = (a: number, b: number, reachPx: number): number => {
  const near = Math.max(reachPx - Math.abs(a - b), 0);
  return reachPx > 0 ? Math.min(a, b) - (near * near) / (4 * reachPx) : Math.min(a, b);
};
