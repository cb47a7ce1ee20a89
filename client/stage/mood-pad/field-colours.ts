import { rgbOf, type Rgb } from "../rgb.ts";
import type { StageTheme } from "../theme.ts";

/** The four corners of the field, and how much of them is seen there, 0..1; its middle is the page's colour. */
export type FieldColours = {
  readonly topLeft: Rgb;
  readonly topRight: Rgb;
  readonly bottomLeft: Rgb;
  readonly bottomRight: Rgb;
  readonly strength: number;
};

const field = (topLeft: string, topRight: string, bottomLeft: string, bottomRight: string, strength: number) => ({
  topLeft: rgbOf(topLeft),
  topRight: rgbOf(topRight),
  bottomLeft: rgbOf(bottomLeft),
  bottomRight: rgbOf(bottomRight),
  strength,
});

/** Decoration: where one is, words and the mark say. No corner is brighter than another, as none is better. */
export const FIELD_COLOURS: Readonly<Record<StageTheme, FieldColours>> = {
  light: field("#f2a79a", "#ffd488", "#b3a8d8", "#a9d3b4", 0.85),
  dark: field("#7d3a55", "#85603c", "#473b85", "#38685c", 0.8),
  contrast: field("#000000", "#000000", "#000000", "#000000", 0),
};
