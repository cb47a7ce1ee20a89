import { FOOT } from "./body-distance.ts";
import { reachOut } from "./embrace.ts";
import type { Scene, SceneMoment, Viewport } from "./scene.ts";
import { softStep } from "./soft-step.ts";
import { bodyRadiusPx, takeStance } from "./stance.ts";

const RIPPLE_MS = 900;

/** Fills `out` with the scene of one moment. A function of its arguments alone: same input, same numbers. */
export const composeScene = (view: Viewport, moment: SceneMoment, out: Scene): Scene => {
  takeStance(out.left, -1, view, moment);
  takeStance(out.right, 1, view, moment);
  reachOut(out.left, out.right, -1, moment);
  reachOut(out.right, out.left, 1, moment);
  const { pose, ambientMs, isStill } = moment;
  const radiusPx = out.left.radiusPx;
  out.joinPx = radiusPx * (isStill ? 0.36 : softStep(0.6, 1, pose.lean) * 0.14 + pose.press * 0.3);
  out.lightX = (out.left.x + out.right.x) / 2 + (isStill ? 0 : pose.sway * radiusPx * 0.06);
  out.lightY = (out.left.y + out.right.y) / 2 - radiusPx * 0.22;
  out.lightPx = radiusPx * (0.75 + 0.45 * pose.glow + 0.2 * pose.press);
  out.glow = pose.glow;
  out.rippleHeightPx = isStill ? 0 : pose.ripple * radiusPx * 0.035;
  out.ripplePhase = ambientMs / RIPPLE_MS - Math.floor(ambientMs / RIPPLE_MS);
  out.fade = pose.fade;
  out.groundY = view.heightPx * 0.56 + bodyRadiusPx(view) * FOOT;
  return out;
};
