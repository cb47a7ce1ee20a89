import type { Being } from "#shared/schema/being.ts";
import type { Particle } from "#shared/design/particles.ts";
import type { Scene, Viewport } from "./scene.ts";
import type { StageTheme } from "./theme.ts";

export type PainterKind = "webgl" | "canvas";

/** Particles of a moment: the first `count` are valid; colours are `#rrggbb`, taken by `particle.colour`. */
export type Sparks = { particles: readonly Particle[]; count: number; palette: readonly string[] };

/** Puts scenes on a canvas of its own. `dress` and `resize` come before the first `paint`. */
export type Painter = {
  readonly kind: PainterKind;
  readonly canvas: HTMLCanvasElement;
  /** `resolution` is device pixels for each CSS px. */
  resize(view: Viewport, resolution: number): void;
  dress(left: Being, right: Being, theme: StageTheme): void;
  paint(scene: Scene, sparks: Sparks): void;
  destroy(): void;
};

/** A canvas that fills its host without affecting its layout. */
export const newStageCanvas = (host: HTMLElement): HTMLCanvasElement => {
  const canvas = host.ownerDocument.createElement("canvas");
  canvas.style.display = "block";
  canvas.style.width = "100%";
  canvas.style.height = "100%";
  return canvas;
};
