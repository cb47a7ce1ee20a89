import { CHEEK, EYE, placeOnBody } from "../being-shape.ts";
import { cssOf, rgbOf } from "../rgb.ts";
import type { SceneBody } from "../scene.ts";
import type { StageColours } from "../theme.ts";
import { softOval } from "./ground.ts";

const drawEye = (ink: CanvasRenderingContext2D, body: SceneBody, x: number, y: number, eye: string): void => {
  const radiusPx = body.radiusPx;
  if (body.lids > 0.4) {
    ink.fillStyle = eye;
    ink.beginPath();
    ink.ellipse(x, y, EYE.width * radiusPx, EYE.tall * radiusPx * body.lids, 0, 0, 7);
    ink.fill();
    if (body.lids < 0.6) return;
    ink.fillStyle = "rgba(255,250,242,0.95)";
    ink.beginPath();
    ink.arc(x + (body.lookX * 0.018 - 0.026) * radiusPx, y - 0.05 * radiusPx * body.lids, 0.027 * radiusPx, 0, 7);
    ink.fill();
    return;
  }
  ink.strokeStyle = eye;
  ink.lineWidth = 0.048 * radiusPx;
  ink.beginPath();
  ink.arc(x, y - 0.05 * radiusPx, 0.11 * radiusPx, 0.44, Math.PI - 0.44);
  ink.stroke();
};

/** Cheeks and eyes of a body; the face turns a little towards where it looks. */
export const drawFace = (ink: CanvasRenderingContext2D, body: SceneBody, cheek: string, stage: StageColours): void => {
  const turn = body.lookX * 0.13;
  const rise = body.lookY * 0.12;
  const nearer = 1 - 0.1 * Math.abs(body.lookX);
  ink.lineCap = "round";
  for (const side of [-1, 1]) {
    const blush = placeOnBody(body, side * CHEEK.apart * nearer + turn, CHEEK.height + rise);
    const across = CHEEK.width * 1.5 * body.radiusPx;
    softOval(ink, blush.x, blush.y, across, across * 0.6, rgbOf(cheek), body.blush * 0.95);
  }
  for (const side of [-1, 1]) {
    const at = placeOnBody(body, side * EYE.apart * nearer + turn, EYE.height + rise);
    drawEye(ink, body, at.x, at.y, cssOf(stage.eye));
  }
};
