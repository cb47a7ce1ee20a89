import type { Being } from "#shared/schema/being.ts";
import { drawArm } from "./canvas/arm.ts";
import { fillBody } from "./canvas/body.ts";
import { bakeCoat } from "./canvas/coat.ts";
import { drawFace } from "./canvas/face.ts";
import { drawGround, drawRoom, softOval } from "./canvas/ground.ts";
import { inkOf } from "./canvas/ink.ts";
import { addOutline, OUTLINE_POINTS, traceOutline } from "./canvas/outline.ts";
import { createSparkInk } from "./canvas/sparks.ts";
import { newStageCanvas, sparkPlaceOf, type Painter, type Sparks } from "./painter.ts";
import { beingColours } from "./palette.ts";
import { cssOf, rgbOf } from "./rgb.ts";
import type { Scene, Viewport } from "./scene.ts";
import { STAGE_COLOURS, type StageTheme } from "./theme.ts";

/** The same scene without a shader: the joined outline as a path, filled with soft gradients. */
export const createCanvasPainter = (host: HTMLElement): Painter => {
  const document = host.ownerDocument;
  const canvas = newStageCanvas(host);
  const ink = inkOf(canvas);
  const layer = document.createElement("canvas");
  const over = inkOf(layer);
  const room = document.createElement("canvas");
  const drawSparks = createSparkInk(document);
  const outlines = { left: new Float64Array(OUTLINE_POINTS * 2), right: new Float64Array(OUTLINE_POINTS * 2) };
  let view: Viewport = { widthPx: 16, heightPx: 16 };
  let scale = 1;
  let stage = STAGE_COLOURS.light;
  let left = beingColours("ember");
  let right = left;
  let coats: readonly [HTMLCanvasElement | null, HTMLCanvasElement | null] = [null, null];
  let roomRadiusPx = 0;

  const paintRoom = (scene: Scene): void => {
    if (roomRadiusPx === 0) {
      roomRadiusPx = scene.left.radiusPx;
      const wall = inkOf(room);
      wall.setTransform(scale, 0, 0, scale, 0, 0);
      drawRoom(wall, view, scene.groundY, roomRadiusPx, stage);
    }
    ink.drawImage(room, 0, 0, view.widthPx, view.heightPx);
  };
  const path = (scene: Scene): void => {
    traceOutline(scene, "left", outlines.left);
    traceOutline(scene, "right", outlines.right);
    ink.beginPath();
    addOutline(ink, outlines.left);
    addOutline(ink, outlines.right);
  };
  /** The right one on its own layer, faded out across the seam, laid over the left one. */
  const paintRight = (scene: Scene): void => {
    const { radiusPx, x: middleX, y: middleY } = scene.right;
    const seam = Math.max(scene.joinPx * 0.9, 1);
    const x = Math.floor((scene.lightX - seam - 2) * scale) / scale;
    const y = middleY - radiusPx * 1.7;
    const width = middleX + radiusPx * 1.5 - x;
    const height = radiusPx * 2.9;
    over.setTransform(scale, 0, 0, scale, 0, 0);
    over.save();
    over.beginPath();
    over.rect(x, y, width, height);
    over.clip();
    over.clearRect(x, y, width, height);
    fillBody(over, scene.right, 1, right, left, coats[1]);
    const mask = over.createLinearGradient(scene.lightX - seam, 0, scene.lightX + seam, 0);
    mask.addColorStop(0, "rgba(0,0,0,0)");
    mask.addColorStop(1, "#000");
    over.globalCompositeOperation = "destination-in";
    over.fillStyle = mask;
    over.fillRect(x, y, width, height);
    over.restore();
    ink.drawImage(layer, 0, 0, view.widthPx, view.heightPx);
  };
  const paintBodies = (scene: Scene): void => {
    path(scene);
    if (stage.outline > 0) {
      ink.lineWidth = stage.outline * 2 * scene.left.radiusPx;
      ink.strokeStyle = cssOf(stage.rim);
      ink.stroke();
    }
    ink.save();
    ink.clip();
    fillBody(ink, scene.left, -1, left, right, coats[0]);
    paintRight(scene);
    const lightPx = scene.lightPx * 1.15;
    softOval(ink, scene.lightX, scene.lightY, lightPx, lightPx * 1.5, stage.light, scene.glow * 0.8);
    softOval(ink, scene.lightX, scene.lightY, lightPx * 0.6, lightPx, rgbOf("#fff3d6"), scene.glow * 0.5);
    drawArm(ink, scene.right, right);
    drawArm(ink, scene.left, left);
    drawFace(ink, scene.left, left.cheek, stage);
    drawFace(ink, scene.right, right.cheek, stage);
    ink.restore();
  };

  return {
    kind: "canvas",
    canvas,
    resize(next, resolution) {
      view = next;
      scale = resolution;
      roomRadiusPx = 0;
      for (const each of [canvas, layer, room]) {
        each.width = Math.round(next.widthPx * resolution);
        each.height = Math.round(next.heightPx * resolution);
      }
    },
    dress(one: Being, two: Being, theme: StageTheme) {
      stage = STAGE_COLOURS[theme];
      left = beingColours(one.colour);
      right = beingColours(two.colour);
      coats = [bakeCoat(document, one.texture, left), bakeCoat(document, two.texture, right)];
      roomRadiusPx = 0;
    },
    paint(scene: Scene, sparks: Sparks) {
      ink.setTransform(scale, 0, 0, scale, 0, 0);
      paintRoom(scene);
      drawGround(ink, scene, view, stage);
      paintBodies(scene);
      if (scene.fade < 1) {
        ink.globalAlpha = 1 - scene.fade;
        paintRoom(scene);
        ink.globalAlpha = 1;
      }
      drawSparks(ink, scale, sparks, sparkPlaceOf(scene));
    },
    destroy() {
      canvas.remove();
      for (const each of [canvas, layer, room]) each.width = 0;
    },
  };
};
