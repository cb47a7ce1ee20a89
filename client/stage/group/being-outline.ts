import { beingShape, BEING_UNIT } from "../being-shape.ts";

const CALM = beingShape({ breath: 0.5, tilt: 0, valence: 0.5, arousal: 0.5 }).path;

/** The outline of a calm being of that radius, with its belly's middle at a point. */
export const beingOutline = (x: number, y: number, radiusPx: number): Path2D => {
  const scale = radiusPx / BEING_UNIT;
  const outline = new Path2D();
  outline.addPath(new Path2D(CALM), new DOMMatrix([scale, 0, 0, scale, x, y]));
  return outline;
};
