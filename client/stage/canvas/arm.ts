import { cssOf, rgbOf } from "../rgb.ts";
import type { BeingColours } from "../palette.ts";
import type { SceneBody } from "../scene.ts";

const stroke = (
  ink: CanvasRenderingContext2D,
  body: SceneBody,
  width: number,
  downPx: number,
  hex: string,
  alpha: number,
): void => {
  const sag = body.radiusPx * 0.14;
  const paint = ink.createLinearGradient(body.shoulderX, body.shoulderY, body.handX, body.handY);
  paint.addColorStop(0.12, cssOf(rgbOf(hex), 0));
  paint.addColorStop(0.6, cssOf(rgbOf(hex), alpha));
  ink.strokeStyle = paint;
  ink.lineWidth = width * body.radiusPx;
  ink.beginPath();
  ink.moveTo(body.shoulderX, body.shoulderY + downPx);
  ink.quadraticCurveTo(
    (body.shoulderX + body.handX) / 2,
    (body.shoulderY + body.handY) / 2 + sag + downPx,
    body.handX,
    body.handY + downPx,
  );
  ink.stroke();
};

/** A soft arm to the other's back that melts into its own body. */
export const drawArm = (ink: CanvasRenderingContext2D, body: SceneBody, colours: BeingColours): void => {
  const reach = Math.hypot(body.handX - body.shoulderX, body.handY - body.shoulderY) / body.radiusPx;
  const shown = Math.min(1, Math.max(0, (reach - 0.2) / 0.45));
  if (shown === 0) return;
  ink.lineCap = "round";
  stroke(ink, body, 0.5, body.radiusPx * 0.06, colours.deep, 0.16 * shown);
  stroke(ink, body, 0.44, body.radiusPx * 0.035, colours.deep, 0.3 * shown);
  stroke(ink, body, 0.4, 0, colours.body, shown);
  stroke(ink, body, 0.2, -body.radiusPx * 0.06, colours.light, 0.35 * shown);
};
