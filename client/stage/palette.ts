import type { BeingColour } from "#shared/schema/being.ts";

/** One being's colours as `#rrggbb`. `body` carries the identity, `deep` its shade, `light` its lit side, `cheek` the blush. */
export type BeingColours = {
  readonly body: string;
  readonly deep: string;
  readonly light: string;
  readonly cheek: string;
};

/**
 * The bodies form a ladder of lightness as well as a ring of hues, so that they stay apart for protan, deutan
 * and tritan eyes (palette.test.ts measures it).
 */
const COLOURS: Readonly<Record<BeingColour, BeingColours>> = {
  ember: { body: "#e4573a", deep: "#a82f26", light: "#ff9a70", cheek: "#ff8f86" },
  honey: { body: "#ffc857", deep: "#d98a1f", light: "#ffe7a3", cheek: "#ff9d5c" },
  rose: { body: "#f59bb8", deep: "#c75a86", light: "#ffd3de", cheek: "#f0648f" },
  sage: { body: "#7bb07c", deep: "#3f7a58", light: "#cfe8bd", cheek: "#f0a58f" },
  dusk: { body: "#6453a6", deep: "#3c2f73", light: "#a797e0", cheek: "#d17fc0" },
  sea: { body: "#2f8fb0", deep: "#175e80", light: "#7fd0de", cheek: "#e79aa8" },
  clay: { body: "#84493a", deep: "#552a24", light: "#c08468", cheek: "#e0806a" },
  moon: { body: "#efe6da", deep: "#b9a7b5", light: "#fffaf2", cheek: "#f2a9a4" },
};

/** The colours of a being; the page's SVG beings and the stage read the same ones. */
export const beingColours = (colour: BeingColour): BeingColours => COLOURS[colour];
