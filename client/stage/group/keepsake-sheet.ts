import type { BeingColour } from "#shared/schema/being.ts";
import { newSheet } from "../canvas/ink.ts";
import { beingColours } from "../palette.ts";

/** Radius of the ring in parts of half the sheet. */
export const RING_PORTION = 0.92;

/** Everybody's colours in one thin ring, clockwise from the top, each going over into the next. */
export const bakeKeepsake = (
  document: Document,
  people: readonly { readonly colour: BeingColour }[],
  sidePx: number,
): HTMLCanvasElement => {
  const { sheet, ink } = newSheet(document, sidePx);
  const half = sidePx / 2;
  const step = 1 / Math.max(1, people.length);
  const colours = ink.createConicGradient(-Math.PI / 2, half, half);
  for (const [rank, { colour }] of people.entries()) {
    const { body } = beingColours(colour);
    // Each keeps most of its share for itself.
    colours.addColorStop((rank + 0.2) * step, body);
    colours.addColorStop((rank + 0.8) * step, body);
  }
  ink.beginPath();
  ink.arc(half, half, half * RING_PORTION, 0, 7);
  // A breath of shade around it: the palest of colours is seen on paper, too.
  for (const [width, style] of [
    [0.062, "rgba(110,70,80,0.16)"],
    [0.038, colours],
  ] as const) {
    ink.lineWidth = sidePx * width;
    ink.strokeStyle = style;
    ink.stroke();
  }
  return sheet;
};
