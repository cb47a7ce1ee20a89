import { Geometry, Mesh, Shader, type UniformGroup } from "pixi.js";
import { HUG_VERTEX } from "./glsl/hug.ts";

/** A mesh that covers the whole canvas, painted by a fragment shader; `vPart` runs 0..1 to the right and down. */
export const newQuad = (fragment: string, uniforms: UniformGroup): Mesh<Geometry, Shader> => {
  const geometry = new Geometry({
    attributes: { aPosition: { buffer: new Float32Array([-1, -1, 1, -1, 1, 1, -1, 1]), format: "float32x2" } },
    indexBuffer: new Uint32Array([0, 1, 2, 0, 2, 3]),
  });
  const shader = Shader.from({ gl: { vertex: HUG_VERTEX, fragment }, resources: { scene: uniforms } });
  return new Mesh({ geometry, shader });
};
