import { cssOf, type Rgb } from "../rgb.ts";
import type { Scene, SceneBody, Viewport } from "../scene.ts";
import { FOOT } from "../body-distance.ts";
import type { StageColours } from "../theme.ts";

/** A soft round of colour, `across` by `high` px to its rim. */
export const softOval = (
  ink: CanvasRenderingContext2D,
  x: number,
  y: number,
  across: number,
  high: number,
  colour: Rgb,
  alpha: number,
): void => {
  if (alpha <= 0.004) return;
  ink.save();
  ink.translate(x, y);
  ink.scale(across, high);
  const paint = ink.createRadialGradient(0, 0, 0, 0, 0, 1);
  paint.addColorStop(0, cssOf(colour, alpha));
  paint.addColorStop(0.35, cssOf(colour, alpha * 0.68));
  paint.addColorStop(0.7, cssOf(colour, alpha * 0.2));
  paint.addColorStop(1, cssOf(colour, 0));
  ink.fillStyle = paint;
  ink.fillRect(-1, -1, 2, 2);
  ink.restore();
};

/** The empty room: the page's colour with a pool of light. */
export const drawRoom = (
  ink: CanvasRenderingContext2D,
  view: Viewport,
  groundY: number,
  radiusPx: number,
  stage: StageColours,
): void => {
  ink.fillStyle = cssOf(stage.edge);
  ink.fillRect(0, 0, view.widthPx, view.heightPx);
  softOval(ink, view.widthPx / 2, view.heightPx / 2, view.widthPx / 2, view.heightPx / 2, stage.pool, 0.95);
  softOval(ink, view.widthPx / 2, groundY, Math.min(view.widthPx / 2, radiusPx * 4.6), radiusPx, stage.floor, 0.8);
};

const drawShadow = (
  ink: CanvasRenderingContext2D,
  body: SceneBody,
  groundY: number,
  stage: StageColours,
  fade: number,
): void => {
  const air = Math.max(0, groundY - body.y - FOOT * body.radiusPx) / body.radiusPx;
  const high = body.radiusPx * (0.3 + 0.1 * air);
  softOval(ink, body.x, groundY, body.radiusPx * (1.55 + 0.4 * air), high, stage.shadow, (0.5 * fade) / (1 + 3 * air));
};

/** Shadows and the halo of the hug's light, behind the bodies. */
export const drawGround = (ink: CanvasRenderingContext2D, scene: Scene, view: Viewport, stage: StageColours): void => {
  drawShadow(ink, scene.left, scene.groundY, stage, scene.fade);
  drawShadow(ink, scene.right, scene.groundY, stage, scene.fade);
  const across = Math.min(scene.lightPx * 2.3, view.widthPx / 2);
  const high = Math.min(scene.lightPx * 1.95, scene.lightY, view.heightPx - scene.lightY);
  softOval(ink, scene.lightX, scene.lightY, across, high, stage.light, 0.85 * scene.glow * scene.fade);
};
