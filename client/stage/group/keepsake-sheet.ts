import type { Being } from "#shared/schema/being.ts";
import { newSheet } from "../canvas/ink.ts";
import { beingColours } from "../palette.ts";

/** Radius of the ring in parts of half the sheet. */
export const RING_PORTION = 0.92;

/** Everybody's colours in one thin ring, clockwise from the top, each going over into the next. */
export const bakeKeepsake = (document: Document, beings: readonly Being[], sidePx: number): HTMLCanvasElement => {
  const { sheet, ink } = newSheet(document, sidePx);
  const half = sidePx / 2;
  const step = 1 / Math.max(1, beings.length);
  const colours = ink.createConicGradient(-Math.PI / 2, half, half);
  for (const [rank, { colour }] of beings.entries()) {
    const { body } = beingColours(colour);
    // Each keeps most of its share for itself.
    colours.addColorStop((rank + 0.2) * step, body);
    colours.addColorStop((rank + 0.8) * step, body);
  }
  ink.lineWidth = sidePx * 0.032;
  ink.strokeStyle = colours;
  ink.beginPath();
  ink.arc(half, half, half * RING_PORTION, 0, 7);
  ink.stroke();
  return sheet;
};
