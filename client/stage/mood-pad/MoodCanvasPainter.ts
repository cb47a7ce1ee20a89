import type { Being } from "#shared/schema/being.ts";
import { fillBody } from "../canvas/body.ts";
import { bakeCoat } from "../canvas/coat.ts";
import { drawFace } from "../canvas/face.ts";
import { softOval } from "../canvas/ground.ts";
import { inkOf } from "../canvas/ink.ts";
import { addOutline, OUTLINE_POINTS, traceOutline } from "../canvas/outline.ts";
import { newStageCanvas } from "../painter.ts";
import { beingColours } from "../palette.ts";
import { cssOf } from "../rgb.ts";
import { newScene, type Scene, type Viewport } from "../scene.ts";
import { STAGE_COLOURS } from "../theme.ts";
import { FIELD_COLOURS } from "./field-colours.ts";
import type { MoodPainter } from "./mood-painter.ts";

/** The same field without a shader. */
export const createMoodCanvasPainter = (host: HTMLElement): MoodPainter => {
  const document = host.ownerDocument;
  const canvas = newStageCanvas(host);
  const ink = inkOf(canvas);
  const outline = new Float64Array(OUTLINE_POINTS * 2);
  /** The outline of two ends where they meet; one alone meets nobody. */
  const alone = newScene();
  let view: Viewport = { widthPx: 16, heightPx: 16 };
  let scale = 1;
  let stage = STAGE_COLOURS.light;
  let field = FIELD_COLOURS.light;
  let colours = beingColours("ember");
  let coat: HTMLCanvasElement | null = null;

  const paintField = (): void => {
    const { widthPx, heightPx } = view;
    ink.fillStyle = cssOf(stage.edge);
    ink.fillRect(0, 0, widthPx, heightPx);
    softOval(ink, widthPx / 2, heightPx / 2, widthPx * 0.6, heightPx * 0.6, stage.pool, 0.45);
    const corners = [
      [0, 0, field.topLeft],
      [widthPx, 0, field.topRight],
      [0, heightPx, field.bottomLeft],
      [widthPx, heightPx, field.bottomRight],
    ] as const;
    for (const [x, y, colour] of corners) softOval(ink, x, y, widthPx * 0.8, heightPx * 0.8, colour, field.strength);
  };
  const paintBeing = (scene: Scene): void => {
    const { left } = scene;
    softOval(ink, left.x, scene.groundY, left.radiusPx * 1.5, left.radiusPx * 0.3, stage.shadow, 0.42);
    Object.assign(alone, scene, { lightX: 1e9 });
    traceOutline(alone, "left", outline);
    ink.beginPath();
    addOutline(ink, outline);
    if (stage.outline > 0) {
      ink.lineWidth = stage.outline * 2 * left.radiusPx;
      ink.strokeStyle = cssOf(stage.rim);
      ink.stroke();
    }
    ink.save();
    ink.clip();
    fillBody(ink, left, -1, colours, colours, coat);
    drawFace(ink, left, colours.cheek, stage);
    ink.restore();
  };
  return {
    kind: "canvas",
    canvas,
    resize(next, resolution) {
      view = next;
      scale = resolution;
      canvas.width = Math.round(next.widthPx * resolution);
      canvas.height = Math.round(next.heightPx * resolution);
    },
    dress(being: Being, theme) {
      stage = STAGE_COLOURS[theme];
      field = FIELD_COLOURS[theme];
      colours = beingColours(being.colour);
      coat = bakeCoat(document, being.texture, colours);
    },
    paint(scene) {
      ink.setTransform(scale, 0, 0, scale, 0, 0);
      paintField();
      const glow = stage.outline > 0 ? 0 : scene.glow * 0.7;
      softOval(ink, scene.lightX, scene.lightY, scene.lightPx, scene.lightPx, stage.light, glow);
      paintBeing(scene);
    },
    destroy() {
      canvas.remove();
      canvas.width = 0;
    },
  };
};
