import { Container, Sprite, Texture } from "pixi.js";
import { drawRoom } from "../canvas/ground.ts";
import { newSheet } from "../canvas/ink.ts";
import type { Sparks } from "../painter.ts";
import { openPixiRenderer } from "../pixi-renderer.ts";
import type { Viewport } from "../scene.ts";
import { SparkSprites } from "../SparkSprites.ts";
import { STAGE_COLOURS, type StageTheme } from "../theme.ts";
import { BeingSprites } from "./BeingSprites.ts";
import { BodyMesh } from "./BodyMesh.ts";
import type { GroupFrame } from "./group-frame.ts";
import type { GroupPainter } from "./group-painter.ts";
import { bakeKeepsake, RING_PORTION } from "./keepsake-sheet.ts";
import { keepsakePx, placePx } from "./place-sizes.ts";
import { SheetTextures } from "./SheetTextures.ts";
import { MARK_PORTION, MarkSheet } from "./MarkSheet.ts";
import { bakeSoftSheets, type SoftSheets } from "./soft-sheets.ts";
import { SpriteRow } from "./SpriteRow.ts";

const KEEPSAKE_PX = 256;

/** Paints a group with WebGL 2. Rejects where there is none; `onLost` is called once when it is taken away. */
export const createGroupPixiPainter = async (host: HTMLElement, onLost: () => void): Promise<GroupPainter> => {
  const document = host.ownerDocument;
  const renderer = await openPixiRenderer(host, onLost);
  let roomTexture = Texture.EMPTY;
  const textures = new SheetTextures();
  const beings = new BeingSprites(document, textures);
  const body = new BodyMesh(document);
  const mark = new MarkSheet(document);
  const sparkSprites = new SparkSprites(document);
  const wallSprite = new Sprite(roomTexture);
  const veil = new Sprite(roomTexture);
  const rows = {
    light: new SpriteRow(),
    shadow: new SpriteRow(),
    ring: new SpriteRow(),
    ember: new SpriteRow(),
    core: new SpriteRow(),
    mark: new SpriteRow(),
  };
  const root = new Container({
    children: [
      wallSprite,
      rows.light.view,
      rows.shadow.view,
      rows.ring.view,
      body.view,
      beings.view,
      rows.ember.view,
      rows.core.view,
      beings.sunk.view,
      rows.mark.view,
      veil,
      sparkSprites.view,
    ],
  });
  let view: Viewport = { widthPx: 16, heightPx: 16 };
  let scale = 1;
  let theme: StageTheme = "light";
  let soft: SoftSheets = bakeSoftSheets(document, theme);
  let keepsake: HTMLCanvasElement | null = null;
  let lookId = -1;
  /** The size of the body for which the room was drawn; 0 where it has to be drawn anew. */
  let roomPx = 0;

  const drawWall = (frame: GroupFrame): void => {
    if (roomPx === frame.sparkPx) return;
    roomPx = frame.sparkPx;
    const { sheet, ink } = newSheet(document, 16);
    sheet.width = Math.round(view.widthPx);
    sheet.height = Math.round(view.heightPx);
    drawRoom(ink, view, view.heightPx / 2 + roomPx * 0.6, roomPx * 0.75, STAGE_COLOURS[theme]);
    const before = roomTexture;
    // A texture of another size is another texture: one that is resized keeps showing a part.
    roomTexture = Texture.from(sheet);
    for (const each of [wallSprite, veil]) {
      each.texture = roomTexture;
      each.setSize(view.widthPx, view.heightPx);
    }
    if (before !== Texture.EMPTY) before.destroy(true);
  };
  const paintPlaces = (frame: GroupFrame): void => {
    const [ember, core, shadow] = [soft.ember, soft.core, soft.shadow].map((sheet) => textures.of(sheet));
    if (!ember || !core || !shadow) return;
    for (let rank = 0; rank < frame.count; rank += 1) {
      const radius = frame.radiusPx[rank] ?? 0;
      const x = frame.x[rank] ?? 0;
      const y = frame.y[rank] ?? 0;
      rows.shadow.oval(
        rank + 1,
        0.42 * (frame.solid[rank] ?? 0),
        shadow,
        x,
        y + radius * 0.86,
        radius * 1.25,
        radius * 0.3,
      );
      const warm = frame.warm[rank] ?? 0;
      const reach = placePx(frame, rank);
      const wide = reach * (1 + 0.5 * warm);
      rows.ember.oval(rank, warm * 0.85, ember, frame.faceX[rank] ?? 0, frame.faceY[rank] ?? 0, wide, wide);
      rows.core.oval(rank, warm * 0.8, core, frame.faceX[rank] ?? 0, frame.faceY[rank] ?? 0, reach * 0.7, reach * 0.7);
    }
    const { bodyX, bodyY, bodyA, bodyB } = frame;
    rows.shadow.oval(0, 0.5 * frame.body, shadow, bodyX, bodyY + bodyB * 1.02, bodyA * 1.05, bodyB * 0.2);
    rows.shadow.cut(frame.count + 1);
    rows.ember.cut(frame.count);
    rows.core.cut(frame.count);
  };
  const paintKeepsakes = (frame: GroupFrame): void => {
    if (frame.keepsake > 0.004) keepsake ??= bakeKeepsake(document, frame.seeds, KEEPSAKE_PX);
    const texture = keepsake === null ? Texture.EMPTY : textures.of(keepsake);
    for (let rank = 0; rank < frame.count; rank += 1) {
      const radius = frame.radiusPx[rank] ?? 1;
      const reach = keepsakePx(radius, frame.keepsake) / RING_PORTION;
      rows.ring.oval(
        rank,
        frame.ring[rank] ?? 0,
        texture,
        frame.x[rank] ?? 0,
        (frame.y[rank] ?? 0) - 0.2 * radius,
        reach,
        reach,
      );
    }
    rows.ring.cut(frame.count);
  };

  return {
    kind: "webgl",
    canvas: renderer.canvas,
    resize(next, resolution) {
      view = next;
      scale = resolution;
      roomPx = 0;
      renderer.resize(next.widthPx, next.heightPx, resolution);
    },
    dress(next) {
      theme = next;
      textures.clear();
      keepsake = null;
      soft = bakeSoftSheets(document, theme);
      body.dress(theme);
      sparkSprites.setGlowing(theme !== "light");
      roomPx = 0;
    },
    paint(frame: GroupFrame, sparks: Sparks) {
      if (lookId !== frame.lookId) {
        lookId = frame.lookId;
        keepsake = null;
      }
      if (beings.setSize(frame.largestPx * scale, theme)) textures.clear();
      drawWall(frame);
      veil.visible = frame.fade < 1;
      veil.alpha = 1 - frame.fade;
      const light = textures.of(soft.light);
      const { lightX, lightY, lightPx } = frame;
      rows.light.oval(0, frame.glow * 0.9, light, lightX, lightY, lightPx * 1.5, lightPx * 1.5);
      paintPlaces(frame);
      paintKeepsakes(frame);
      body.follow(frame, view);
      beings.follow(frame, light);
      const markPx = frame.markPx / MARK_PORTION;
      rows.mark.oval(
        0,
        frame.mark,
        textures.of(mark.of(frame.markMostPx, scale, theme)),
        frame.markX,
        frame.markY,
        markPx,
        markPx,
      );
      sparkSprites.follow(sparks, { x: lightX, y: lightY, unitPx: frame.sparkPx, fade: frame.fade });
      renderer.render(root);
    },
    destroy() {
      sparkSprites.destroy();
      body.destroy();
      root.destroy({ children: true });
      textures.clear();
      if (roomTexture !== Texture.EMPTY) roomTexture.destroy(true);
      renderer.destroy();
    },
  };
};
