import { newSheet } from "../canvas/ink.ts";
import { cssOf, rgbOf } from "../rgb.ts";
import { STAGE_COLOURS, type StageTheme } from "../theme.ts";
import { beingOutline } from "./being-outline.ts";

/** Radius of the marked being in parts of half the sheet. */
export const MARK_PORTION = 0.62;
/** On paper as dark as an amber, to be told from it by 3 to 1. */
const LINE = "#b4630f";
const LINE_IN_THE_DARK = "#ffd98a";
const CASING = "#2b1b3d";

/** Its middle, and half of its height, px. */
const heartPath = (x: number, y: number, half: number): Path2D => {
  const path = new Path2D();
  path.moveTo(x, y + half);
  path.bezierCurveTo(x - 2 * half, y - 0.2 * half, x - half, y - 1.5 * half, x, y - 0.45 * half);
  path.bezierCurveTo(x + half, y - 1.5 * half, x + 2 * half, y - 0.2 * half, x, y + half);
  return path;
};

const bake = (document: Document, radiusPx: number, resolution: number, theme: StageTheme): HTMLCanvasElement => {
  const half = Math.ceil(radiusPx / MARK_PORTION);
  const { sheet, ink } = newSheet(document, half * 2);
  const stage = STAGE_COLOURS[theme];
  const outline = beingOutline(half, half + 0.2 * radiusPx, radiusPx);
  const linePx = Math.max(2.2 * resolution, radiusPx * 0.055);
  const heartPx = Math.max(4.5 * resolution, radiusPx * 0.16);
  const heart = heartPath(half, half - 1.06 * radiusPx - linePx - heartPx, heartPx);
  const line = theme === "contrast" ? cssOf(stage.rim) : theme === "light" ? LINE : LINE_IN_THE_DARK;
  ink.lineJoin = "round";
  ink.strokeStyle = line;
  ink.fillStyle = line;
  ink.lineWidth = linePx;
  // Soft on both sides, and no second line: it is a rim of light, not an ornament.
  for (const [colour, px] of [
    [cssOf(stage.light, 0.9), 9],
    [cssOf(rgbOf(CASING), theme === "light" ? 0.25 : 0.6), 3],
  ] as const) {
    ink.shadowColor = colour;
    ink.shadowBlur = px * resolution;
    ink.stroke(outline);
    ink.fill(heart);
  }
  return sheet;
};

/**
 * "Here you are": the outline of a being as a warm rim, and a heart over it, so that it is found without colour.
 * Baked as large as it is shown: its line never gets too thin.
 */
export class MarkSheet {
  readonly #document: Document;
  #key = "";
  #sheet: HTMLCanvasElement | null = null;

  constructor(document: Document) {
    this.#document = document;
  }

  /** Radius of the marked being in CSS px. The same sheet again while nothing changes. */
  of(radiusPx: number, resolution: number, theme: StageTheme): HTMLCanvasElement {
    const key = `${Math.round(radiusPx)}/${resolution}/${theme}`;
    if (this.#sheet === null || key !== this.#key) {
      this.#sheet = bake(this.#document, Math.round(radiusPx) * resolution, resolution, theme);
      this.#key = key;
    }
    return this.#sheet;
  }
}
