import { bodyDistance } from "./body-distance.ts";
import type { Scene, SceneBody } from "./scene.ts";

/** Height of the ripple at a point: a wave that runs outwards from where the two press. */
export const rippleAt = (scene: Scene, x: number, y: number): number => {
  if (scene.rippleHeightPx === 0) return 0;
  const away = Math.hypot(x - scene.lightX, y - scene.lightY) / scene.left.radiusPx;
  return scene.rippleHeightPx * Math.sin((away * 1.6 - scene.ripplePhase) * 2 * Math.PI) * Math.min(1, away);
};

/** Distance to one body's outline as it is drawn, without the neck. */
export const drawnDistance = (scene: Scene, body: SceneBody, x: number, y: number): number =>
  bodyDistance(body, x, y) - rippleAt(scene, x, y);
