import { Geometry, Mesh, Shader, Texture, UniformGroup } from "pixi.js";
import { inkOf } from "../canvas/ink.ts";
import { BODY_ROWS, GROUP_BODY_FRAGMENT, GROUP_BODY_VERTEX, RIM_ROWS } from "../glsl/group-body.ts";
import { rgbOf } from "../rgb.ts";
import type { Viewport } from "../scene.ts";
import { STAGE_COLOURS, type StageTheme } from "../theme.ts";
import { ColourFlow, FLOW_SIDE } from "./ColourFlow.ts";
import type { GroupFrame } from "./group-frame.ts";

const DEEP = "#3a1840";
const TONES = 3;

/** The one body as a shader on a square. */
export class BodyMesh {
  readonly view: Mesh<Geometry, Shader>;
  readonly #flow = new ColourFlow();
  readonly #flowInk: CanvasRenderingContext2D;
  readonly #flowPixels = new ImageData(this.#flow.pixels, FLOW_SIDE);
  readonly #flowTexture: Texture;
  readonly #rows = new Float32Array(BODY_ROWS * 4);
  readonly #rim = new Float32Array(RIM_ROWS * 4);
  readonly #tones = new Float32Array(TONES * 4);
  #outline = 0;
  #lookId = -1;

  constructor(document: Document) {
    const sheet = document.createElement("canvas");
    sheet.width = FLOW_SIDE;
    sheet.height = FLOW_SIDE;
    this.#flowInk = inkOf(sheet);
    this.#flowTexture = Texture.from(sheet);
    const uniforms = new UniformGroup({
      uBody: { value: this.#rows, type: "vec4<f32>", size: BODY_ROWS },
      uRim: { value: this.#rim, type: "vec4<f32>", size: RIM_ROWS },
      uTone: { value: this.#tones, type: "vec4<f32>", size: TONES },
    });
    const geometry = new Geometry({
      attributes: { aPosition: { buffer: new Float32Array([-1, -1, 1, -1, 1, 1, -1, 1]), format: "float32x2" } },
      indexBuffer: new Uint32Array([0, 1, 2, 0, 2, 3]),
    });
    const shader = Shader.from({
      gl: { vertex: GROUP_BODY_VERTEX, fragment: GROUP_BODY_FRAGMENT },
      resources: { body: uniforms, uFlow: this.#flowTexture.source },
    });
    this.view = new Mesh({ geometry, shader });
  }

  dress(theme: StageTheme): void {
    const stage = STAGE_COLOURS[theme];
    [stage.light, stage.rim, rgbOf(DEEP)].forEach((colour, row) => this.#tones.set(colour, row * 4));
    // Paper is bright already.
    this.#tones[3] = theme === "light" ? 0.5 : 0.75;
    this.#outline = stage.outline;
  }

  follow(frame: GroupFrame, view: Viewport): void {
    this.view.visible = frame.body > 0.004;
    if (!this.view.visible) return;
    if (this.#lookId !== frame.lookId) {
      this.#lookId = frame.lookId;
      this.#flow.seed(frame.seeds);
    }
    this.#flow.at(frame.flowMs, frame.warmth);
    this.#flowInk.putImageData(this.#flowPixels, 0, 0);
    this.#flowTexture.source.update();
    this.#rim.set(frame.rim);
    const { bodyX, bodyY, bodyA, bodyB, bodyTurn, body, glow, warmth, flowMs } = frame;
    const outline = (this.#outline * frame.largestPx) / bodyA;
    this.#rows.set([view.widthPx, view.heightPx, bodyX, bodyY, bodyA, bodyB, bodyTurn, body]);
    this.#rows.set([glow, warmth, (flowMs / 1000) % 4096, outline], 8);
  }

  destroy(): void {
    const { geometry, shader } = this.view;
    this.view.destroy();
    geometry.destroy(true);
    shader?.destroy();
    this.#flowTexture.destroy(true);
  }
}
