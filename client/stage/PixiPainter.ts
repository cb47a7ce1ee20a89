import "pixi.js/unsafe-eval";
import { Container, Geometry, Mesh, Shader, UniformGroup, WebGLRenderer } from "pixi.js";
import { HUG_FRAGMENT, HUG_VERTEX } from "./glsl/hug.ts";
import { newStageCanvas, type Painter } from "./painter.ts";
import { beingColours } from "./palette.ts";
import { SCENE_ROWS, TINT_ROWS, writeScene, writeTints } from "./scene-rows.ts";
import { SparkSprites } from "./SparkSprites.ts";
import { STAGE_COLOURS } from "./theme.ts";
import type { BeingTexture } from "#shared/schema/being.ts";
import type { Viewport } from "./scene.ts";

const newQuad = (uniforms: UniformGroup): Mesh<Geometry, Shader> => {
  const geometry = new Geometry({
    attributes: { aPosition: { buffer: new Float32Array([-1, -1, 1, -1, 1, 1, -1, 1]), format: "float32x2" } },
    indexBuffer: new Uint32Array([0, 1, 2, 0, 2, 3]),
  });
  const shader = Shader.from({ gl: { vertex: HUG_VERTEX, fragment: HUG_FRAGMENT }, resources: { hug: uniforms } });
  return new Mesh({ geometry, shader });
};

/**
 * Paints with WebGL 2 on a canvas inside `host`; the caller puts it into the page. Rejects where there is none.
 * `onLost` is called once when the browser takes the context away.
 */
export const createPixiPainter = async (host: HTMLElement, onLost: () => void): Promise<Painter> => {
  const canvas = newStageCanvas(host);
  const renderer = new WebGLRenderer();
  await renderer.init({ canvas, width: 16, height: 16, resolution: 1, antialias: false, skipExtensionImports: true });
  if (renderer.context.webGLVersion < 2) {
    renderer.destroy();
    throw new Error("This browser draws with WebGL 1 only; the hug needs WebGL 2.");
  }
  const sceneRows = new Float32Array(SCENE_ROWS * 4);
  const tintRows = new Float32Array(TINT_ROWS * 4);
  const uniforms = new UniformGroup({
    uScene: { value: sceneRows, type: "vec4<f32>", size: SCENE_ROWS },
    uTint: { value: tintRows, type: "vec4<f32>", size: TINT_ROWS },
  });
  const quad = newQuad(uniforms);
  const sparkSprites = new SparkSprites(host.ownerDocument);
  const root = new Container({ children: [quad, sparkSprites.view] });
  const lost = new AbortController();
  canvas.addEventListener("webglcontextlost", onLost, { once: true, signal: lost.signal });
  let view: Viewport = { widthPx: 16, heightPx: 16 };
  let textures: readonly [BeingTexture, BeingTexture] = ["plain", "plain"];
  return {
    kind: "webgl",
    canvas,
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
      sparkSprites.follow(sparks, scene);
      renderer.render(root);
    },
    destroy() {
      lost.abort();
      sparkSprites.destroy();
      const { geometry, shader } = quad;
      root.destroy({ children: true });
      geometry.destroy(true);
      shader?.destroy(true);
      renderer.destroy({ removeView: true });
    },
  };
};
