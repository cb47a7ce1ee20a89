import type { BeingTexture } from "#shared/schema/being.ts";
import type { BeingColours } from "./palette.ts";
import { rgbOf, type Rgb } from "./rgb.ts";
import type { Scene, SceneBody, Viewport } from "./scene.ts";
import type { StageColours } from "./theme.ts";

/** Rows of four floats in `uScene`; glsl/rows.ts names the same places. */
export const SCENE_ROWS = 11;
/** Rows of `uTint`: four colours of each being, then the stage's. */
export const TINT_ROWS = 15;

const TEXTURE_NUMBERS: Readonly<Record<BeingTexture, number>> = { plain: 0, speckle: 1, stripe: 2, fleece: 3 };

const writeRow = (out: Float32Array, row: number, a: number, b: number, c: number, d: number): void => {
  out[row * 4] = a;
  out[row * 4 + 1] = b;
  out[row * 4 + 2] = c;
  out[row * 4 + 3] = d;
};

const writeBody = (out: Float32Array, row: number, body: SceneBody, texture: BeingTexture): void => {
  writeRow(out, row, body.x, body.y, body.radiusPx, body.bend);
  writeRow(out, row + 1, body.widthFactor, body.heightFactor, body.lids, body.blush);
  writeRow(out, row + 2, body.lookX, body.lookY, body.trace, TEXTURE_NUMBERS[texture]);
};

/** Packs a scene for the shader; `out` holds `SCENE_ROWS * 4` floats. */
export const writeScene = (
  out: Float32Array,
  scene: Scene,
  view: Viewport,
  textures: readonly [BeingTexture, BeingTexture],
): void => {
  writeRow(out, 0, view.widthPx, view.heightPx, scene.groundY, scene.fade);
  writeBody(out, 1, scene.left, textures[0]);
  writeBody(out, 4, scene.right, textures[1]);
  writeRow(out, 7, scene.lightX, scene.lightY, scene.lightPx, scene.glow);
  const { left, right } = scene;
  writeRow(out, 9, left.shoulderX, left.shoulderY, left.handX, left.handY);
  writeRow(out, 10, right.shoulderX, right.shoulderY, right.handX, right.handY);
  writeRow(out, 8, scene.joinPx, scene.rippleHeightPx, scene.ripplePhase, 0);
};

/** Packs colours for the shader; `out` holds `TINT_ROWS * 4` floats. */
export const writeTints = (out: Float32Array, left: BeingColours, right: BeingColours, stage: StageColours): void => {
  const beings = [left, right].flatMap((c) => [c.body, c.deep, c.light, c.cheek].map(rgbOf));
  const rows: readonly Rgb[] = [
    ...beings,
    stage.edge,
    stage.pool,
    stage.floor,
    stage.shadow,
    stage.light,
    stage.rim,
    stage.eye,
  ];
  rows.forEach((colour, row) => writeRow(out, row, colour[0], colour[1], colour[2], stage.outline));
};
