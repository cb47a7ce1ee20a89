import type { Being } from "#shared/schema/being.ts";
import type { Particle } from "#shared/design/particles.ts";
import type { Scene, Viewport } from "./scene.ts";
import type { StageTheme } from "./theme.ts";

export type PainterKind = "webgl" | "canvas";

/** Particles of a moment: the first `count` are valid; colours are `#rrggbb`, taken by `particle.colour`. */
export type Sparks = { particles: readonly Particle[]; count: number; palette: readonly string[] };

/** Where a pose's particles have their origin, in px, how long their 1 is, and how much of them is seen, 0..1. */
export type SparkPlace = { readonly x: number; readonly y: number; readonly unitPx: number; readonly fade: number };

/** Paints on a canvas of its own. */
export type StagePainter = {
  readonly kind: PainterKind;
  readonly canvas: HTMLCanvasElement;
  /** `resolution` is device pixels for each CSS px. */
  resize(view: Viewport, resolution: number): void;
  destroy(): void;
};

/** Paints scenes of two. `dress` and `resize` come before the first `paint`. */
export type Painter = StagePainter & {
  dress(left: Being, right: Being, theme: StageTheme): void;
  paint(scene: Scene, sparks: Sparks): void;
};

/** A canvas that fills its host without affecting its layout. */
export const newStageCanvas = (host: HTMLElement): HTMLCanvasElement => {
  const canvas = host.ownerDocument.createElement("canvas");
  canvas.style.display = "block";
  canvas.style.width = "100%";
  canvas.style.height = "100%";
  return canvas;
};

/** The particles of two are born between them; their unit is the width of a being. */
export const sparkPlaceOf = (scene: Scene): SparkPlace => ({
  x: scene.lightX,
  y: scene.lightY,
  unitPx: scene.left.radiusPx * 2,
  fade: scene.fade,
});
