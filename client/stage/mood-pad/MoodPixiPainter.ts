import { Container, UniformGroup } from "pixi.js";
import type { BeingTexture } from "#shared/schema/being.ts";
import { FIELD_ROWS, MOOD_FRAGMENT } from "../glsl/mood.ts";
import { beingColours } from "../palette.ts";
import { openPixiRenderer } from "../pixi-renderer.ts";
import { newQuad } from "../quad.ts";
import { SCENE_ROWS, TINT_ROWS, writeScene, writeTints } from "../scene-rows.ts";
import type { Viewport } from "../scene.ts";
import { STAGE_COLOURS } from "../theme.ts";
import { FIELD_COLOURS } from "./field-colours.ts";
import type { MoodPainter } from "./mood-painter.ts";

/** Paints with WebGL 2 on a canvas inside `host`. Rejects where there is none; `onLost` as for the stage of two. */
export const createMoodPixiPainter = async (host: HTMLElement, onLost: () => void): Promise<MoodPainter> => {
  const renderer = await openPixiRenderer(host, onLost);
  const sceneRows = new Float32Array(SCENE_ROWS * 4);
  const tintRows = new Float32Array(TINT_ROWS * 4);
  const fieldRows = new Float32Array(FIELD_ROWS * 4);
  const uniforms = new UniformGroup({
    uScene: { value: sceneRows, type: "vec4<f32>", size: SCENE_ROWS },
    uTint: { value: tintRows, type: "vec4<f32>", size: TINT_ROWS },
    uField: { value: fieldRows, type: "vec4<f32>", size: FIELD_ROWS },
  });
  const quad = newQuad(MOOD_FRAGMENT, uniforms);
  const root = new Container({ children: [quad] });
  let view: Viewport = { widthPx: 16, heightPx: 16 };
  let texture: BeingTexture = "plain";
  return {
    kind: "webgl",
    canvas: renderer.canvas,
    resize(next, resolution) {
      view = next;
      renderer.resize(next.widthPx, next.heightPx, resolution);
    },
    dress(being, theme) {
      texture = being.texture;
      const colours = beingColours(being.colour);
      writeTints(tintRows, colours, colours, STAGE_COLOURS[theme]);
      const { topLeft, topRight, bottomLeft, bottomRight, strength } = FIELD_COLOURS[theme];
      [topLeft, topRight, bottomLeft, bottomRight].forEach((corner, row) =>
        fieldRows.set([...corner, strength], row * 4),
      );
    },
    paint(scene) {
      writeScene(sceneRows, scene, view, [texture, texture]);
      renderer.render(root);
    },
    destroy() {
      const { geometry, shader } = quad;
      root.destroy({ children: true });
      geometry.destroy(true);
      shader?.destroy();
      renderer.destroy();
    },
  };
};
