import { newSheet } from "../canvas/ink.ts";
import { cssOf, rgbOf } from "../rgb.ts";
import { STAGE_COLOURS, type StageTheme } from "../theme.ts";
import { beingOutline } from "./being-outline.ts";

/** Radius of the marked being in parts of half the sheet. */
export const MARK_PORTION = 0.62;
const LINE = "#ffc857";
const CASING = "#2b1b3d";

const bake = (document: Document, radiusPx: number, resolution: number, theme: StageTheme): HTMLCanvasElement => {
  const half = Math.ceil(radiusPx / MARK_PORTION);
  const { sheet, ink } = newSheet(document, half * 2);
  const stage = STAGE_COLOURS[theme];
  const outline = beingOutline(half, half + 0.2 * radiusPx, radiusPx);
  const linePx = Math.max(2.4 * resolution, radiusPx * 0.06);
  const dropPx = Math.max(4 * resolution, radiusPx * 0.12);
  const tip = half - 1.06 * radiusPx - linePx * 1.2;
  const drop = new Path2D();
  drop.moveTo(half, tip);
  drop.quadraticCurveTo(half - dropPx, tip - dropPx, half, tip - dropPx * 1.25);
  drop.quadraticCurveTo(half + dropPx, tip - dropPx, half, tip);
  ink.lineJoin = "round";
  const stroke = (widthPx: number, colour: string): void => {
    ink.lineWidth = widthPx;
    ink.strokeStyle = colour;
    ink.stroke(outline);
    ink.stroke(drop);
  };
  for (const [times, alpha] of [
    [7, 0.13],
    [5, 0.2],
    [3.2, 0.32],
  ] as const) {
    stroke(linePx * times, cssOf(stage.light, alpha));
  }
  stroke(linePx + 2.8 * resolution, cssOf(rgbOf(CASING), 0.85));
  const line = theme === "contrast" ? cssOf(stage.rim) : LINE;
  stroke(linePx, line);
  ink.fillStyle = line;
  ink.fill(drop);
  return sheet;
};

/**
 * "Here you are": the outline of a being as a warm rim with a dark casing, and a drop over it, so that it is found
 * without colour. Baked as large as it is shown: its line never gets too thin.
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
