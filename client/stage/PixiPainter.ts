import { Container, UniformGroup } from "pixi.js";
import { HUG_FRAGMENT } from "./glsl/hug.ts";
import { sparkPlaceOf, type Painter } from "./painter.ts";
import { beingColours } from "./palette.ts";
import { openPixiRenderer } from "./pixi-renderer.ts";
import { newQuad } from "./quad.ts";
import { SCENE_ROWS, TINT_ROWS, writeScene, writeTints } from "./scene-rows.ts";
import { SparkSprites } from "./SparkSprites.ts";
import { STAGE_COLOURS } from "./theme.ts";
import type { BeingTexture } from "#shared/schema/being.ts";
import type { Viewport } from "./scene.ts";

/**
 * Paints with WebGL 2 on a canvas inside `host`; the caller puts it into the page. Rejects where there is none.
 * `onLost` is called once when the browser takes the context away.
 */
export const createPixiPainter = async (host: HTMLElement, onLost: () => void): Promise<Painter> => {
  const renderer = await openPixiRenderer(host, onLost);
  const sceneRows = new Float32Array(SCENE_ROWS * 4);
  const tintRows = new Float32Array(TINT_ROWS * 4);
  const uniforms = new UniformGroup({
    uScene: { value: sceneRows, type: "vec4<f32>", size: SCENE_ROWS },
    uTint: { value: tintRows, type: "vec4<f32>", size: TINT_ROWS },
  });
  const quad = newQuad(HUG_FRAGMENT, uniforms);
  const sparkSprites = new SparkSprites(host.ownerDocument);
  const root = new Container({ children: [quad, sparkSprites.view] });
  let view: Viewport = { widthPx: 16, heightPx: 16 };
  let textures: readonly [BeingTexture, BeingTexture] = ["plain", "plain"];
  return {
    kind: "webgl",
    canvas: renderer.canvas,
    resize(next, resolution) {
      view = next;
      renderer.resize(next.widthPx, next.heightPx, resolution);
    },
    dress(left, right, theme) {
      textures = [left.texture, right.texture];
      writeTints(tintRows, beingColours(left.colour), beingColours(right.colour), STAGE_COLOURS[theme]);
      sparkSprites.setGlowing(theme !== "light");
    },
    paint(scene, sparks) {
      writeScene(sceneRows, scene, view, textures);
      sparkSprites.follow(sparks, sparkPlaceOf(scene));
      renderer.render(root);
    },
    destroy() {
      sparkSprites.destroy();
      const { geometry, shader } = quad;
      root.destroy({ children: true });
      geometry.destroy(true);
      shader?.destroy();
      renderer.destroy();
    },
  };
};
