import { drawRoom } from "../canvas/ground.ts";
import { inkOf, newSheet } from "../canvas/ink.ts";
import { createSparkInk } from "../canvas/sparks.ts";
import { newStageCanvas, type Sparks } from "../painter.ts";
import type { Viewport } from "../scene.ts";
import { STAGE_COLOURS, type StageTheme } from "../theme.ts";
import { BeingInk } from "./BeingInk.ts";
import { BodyInk } from "./BodyInk.ts";
import type { GroupFrame } from "./group-frame.ts";
import type { GroupPainter } from "./group-painter.ts";
import { inkOval } from "./ink-oval.ts";
import { bakeKeepsake, RING_PORTION } from "./keepsake-sheet.ts";
import { keepsakePx, placePx } from "./place-sizes.ts";
import { MARK_PORTION, MarkSheet } from "./MarkSheet.ts";
import { bakeSoftSheets, type SoftSheets } from "./soft-sheets.ts";

const KEEPSAKE_PX = 192;

/** A group without a shader. */
export const createGroupCanvasPainter = (host: HTMLElement): GroupPainter => {
  const document = host.ownerDocument;
  const canvas = newStageCanvas(host);
  const ink = inkOf(canvas);
  const { sheet: room, ink: wall } = newSheet(document, 16);
  const beings = new BeingInk(document);
  const body = new BodyInk(document);
  const mark = new MarkSheet(document);
  const drawSparks = createSparkInk(document);
  let view: Viewport = { widthPx: 16, heightPx: 16 };
  let scale = 1;
  let theme: StageTheme = "light";
  let soft: SoftSheets = bakeSoftSheets(document, theme);
  let keepsake: HTMLCanvasElement | null = null;
  let lookId = -1;
  /** The size of the body for which the room was drawn; 0 where it has to be drawn anew. */
  let roomPx = 0;

  const oval = (sheet: HTMLCanvasElement, x: number, y: number, across: number, high: number, alpha: number): void =>
    inkOval(ink, sheet, x, y, across, high, alpha);
  const look = (frame: GroupFrame): void => {
    if (frame.lookId === lookId) return;
    lookId = frame.lookId;
    keepsake = null;
  };
  const paintRoom = (frame: GroupFrame): void => {
    if (roomPx !== frame.sparkPx) {
      roomPx = frame.sparkPx;
      wall.setTransform(scale, 0, 0, scale, 0, 0);
      drawRoom(wall, view, view.heightPx / 2 + roomPx * 0.6, roomPx * 0.75, STAGE_COLOURS[theme]);
    }
    ink.globalAlpha = 1;
    ink.drawImage(room, 0, 0, view.widthPx, view.heightPx);
  };
  const paintShadows = (frame: GroupFrame): void => {
    for (let rank = 0; rank < frame.count; rank += 1) {
      const radius = frame.radiusPx[rank] ?? 0;
      const y = (frame.y[rank] ?? 0) + radius * 0.86;
      oval(soft.shadow, frame.x[rank] ?? 0, y, radius * 1.25, radius * 0.3, 0.42 * (frame.solid[rank] ?? 0));
    }
    const { bodyX, bodyY, bodyA, bodyB } = frame;
    oval(soft.shadow, bodyX, bodyY + bodyB * 1.02, bodyA * 1.05, bodyB * 0.2, 0.5 * frame.body);
  };
  const paintWarmth = (frame: GroupFrame): void => {
    for (let rank = 0; rank < frame.count; rank += 1) {
      const warm = frame.warm[rank] ?? 0;
      if (warm <= 0.004) continue;
      const reach = placePx(frame, rank);
      const x = frame.faceX[rank] ?? 0;
      const y = frame.faceY[rank] ?? 0;
      oval(soft.ember, x, y, reach * (1 + 0.5 * warm), reach * (1 + 0.5 * warm), warm * 0.85);
      oval(soft.core, x, y, reach * 0.7, reach * 0.7, warm * 0.8);
    }
  };
  const paintKeepsakes = (frame: GroupFrame): void => {
    if (frame.keepsake <= 0.004) return;
    keepsake ??= bakeKeepsake(document, frame.seeds, KEEPSAKE_PX);
    for (let rank = 0; rank < frame.count; rank += 1) {
      const radius = frame.radiusPx[rank] ?? 1;
      const reach = keepsakePx(radius, frame.keepsake) / RING_PORTION;
      oval(keepsake, frame.x[rank] ?? 0, (frame.y[rank] ?? 0) - 0.2 * radius, reach, reach, frame.ring[rank] ?? 0);
    }
  };
  const paintMark = (frame: GroupFrame): void => {
    const reach = frame.markPx / MARK_PORTION;
    oval(mark.of(frame.markMostPx, scale, theme), frame.markX, frame.markY, reach, reach, frame.mark);
  };

  return {
    kind: "canvas",
    canvas,
    resize(next, resolution) {
      view = next;
      scale = resolution;
      roomPx = 0;
      for (const each of [canvas, room]) {
        each.width = Math.round(next.widthPx * resolution);
        each.height = Math.round(next.heightPx * resolution);
      }
    },
    dress(next) {
      theme = next;
      soft = bakeSoftSheets(document, theme);
      roomPx = 0;
    },
    paint(frame: GroupFrame, sparks: Sparks) {
      look(frame);
      beings.setSize(frame.largestPx * scale, theme);
      ink.setTransform(scale, 0, 0, scale, 0, 0);
      paintRoom(frame);
      oval(soft.light, frame.lightX, frame.lightY, frame.lightPx * 1.5, frame.lightPx * 1.5, frame.glow * 0.9);
      paintShadows(frame);
      paintKeepsakes(frame);
      body.draw(ink, frame, soft, theme);
      beings.draw(ink, frame, soft, scale);
      paintWarmth(frame);
      beings.drawSunk(ink, frame);
      paintMark(frame);
      if (frame.fade < 1) {
        ink.globalAlpha = 1 - frame.fade;
        ink.drawImage(room, 0, 0, view.widthPx, view.heightPx);
      }
      const place = { x: frame.lightX, y: frame.lightY, unitPx: frame.sparkPx, fade: frame.fade };
      drawSparks(ink, scale, sparks, place);
    },
    destroy() {
      canvas.remove();
      for (const each of [canvas, room]) each.width = 0;
    },
  };
};
