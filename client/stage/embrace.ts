import { placeOnBody } from "./being-shape.ts";
import type { SceneBody, SceneMoment } from "./scene.ts";
import { softStep } from "./soft-step.ts";

/** Where the arms lie when they hold, on the other's upright body, in radii; one above the other. */
const HOLD_ACROSS = 0.34;
const HOLD_HEIGHT = { left: -0.3, right: -0.02 } as const;

/** Sets the arm of `body`: it grows out of the side towards the other and comes to lie on its back. */
export const reachOut = (body: SceneBody, other: SceneBody, side: -1 | 1, { pose, isStill }: SceneMoment): void => {
  const height = side < 0 ? HOLD_HEIGHT.left : HOLD_HEIGHT.right;
  const shoulder = placeOnBody(body, -side * 0.42, height * 0.6 - 0.05);
  const back = placeOnBody(other, -side * HOLD_ACROSS, height);
  const out = isStill ? softStep(0, 0.5, pose.press) : softStep(0.3, 1, pose.lean) * 0.62 + pose.press * 0.38;
  body.shoulderX = shoulder.x;
  body.shoulderY = shoulder.y;
  body.handX = shoulder.x + (back.x - shoulder.x) * out;
  body.handY = shoulder.y + (back.y - shoulder.y) * out - Math.sin(out * Math.PI) * body.radiusPx * 0.08;
};
