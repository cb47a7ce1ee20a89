import { FOOT } from "./body-distance.ts";
import { breathAt, glanceAt, lidsAt } from "./breathing.ts";
import type { SceneBody, SceneMoment, Viewport } from "./scene.ts";
import { softStep } from "./soft-step.ts";

/** Half the distance between the two bellies, in radii: apart, touching, pressed together. */
const APART = 1.42;
const TOUCHING = 0.97;
const PRESSED = 0.85;
/** Reduced motion keeps them this near, always. */
const STILL = 0.86;
/** How much nearer one sees them when they are together. */
const CLOSER = 0.17;

/** The belly's radius that lets two beings stand apart with air around them. */
export const bodyRadiusPx = ({ widthPx, heightPx }: Viewport): number =>
  Math.max(12, Math.min(widthPx * 0.186, heightPx * 0.21, 190));

/** Sets where a being stands, how it breathes and bends, and its face; `side` is -1 for the left one. */
export const takeStance = (body: SceneBody, side: -1 | 1, view: Viewport, moment: SceneMoment): void => {
  const { pose, ambientMs, isStill } = moment;
  const motion = isStill ? 0 : 1;
  const met = softStep(0.15, 0.9, pose.lean);
  const radiusPx = bodyRadiusPx(view) * (1 + CLOSER * (isStill ? 1 : met));
  const own = breathAt(ambientMs, side < 0 ? 0 : 0.37);
  const shared = Math.max(pose.breath, breathAt(ambientMs, 0) * 0.35);
  const swell = motion * (own + (shared - own) * met - 0.5);
  const half = isStill ? STILL : APART + (TOUCHING - APART) * pose.lean + (PRESSED - TOUCHING) * pose.press;
  body.radiusPx = radiusPx;
  body.widthFactor = 1 - swell * 0.03 - motion * pose.press * 0.05;
  body.heightFactor = 1 + swell * 0.09 + motion * pose.press * 0.035;
  body.x = view.widthPx / 2 + side * half * radiusPx + motion * pose.sway * radiusPx * 0.45;
  body.y = view.heightPx * 0.56 + (bodyRadiusPx(view) - radiusPx) * FOOT - motion * pose.lift * radiusPx * 0.5;
  const towards = -side * (pose.lean * 0.22 + pose.press * 0.1 + pose.tilt * 0.45);
  body.bend = isStill ? -side * 0.3 : towards + pose.sway * 0.3;
  const closed = softStep(0.22, 0.62, pose.press);
  body.lids = (isStill ? 1 : lidsAt(ambientMs, side)) * (1 - closed);
  const glance = motion * glanceAt(ambientMs, side) * 0.55;
  body.lookX = -side * met + (glance - side * 0.25) * (1 - met);
  body.lookY = 0.15 - 0.25 * pose.lean;
  body.blush = Math.min(1, 0.3 + pose.lean * 0.25 + pose.press * 0.35 + pose.glow * 0.3);
  body.trace = Math.min(1, Math.max(moment.trace, pose.warmth * met));
};
