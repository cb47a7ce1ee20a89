import { rgbOf, type Rgb } from "./rgb.ts";

export type StageTheme = "light" | "dark" | "contrast";

/** `edge` is the page's own colour, so the stage has no border; `pool` is the light in which the two stand. */
export type StageColours = {
  readonly edge: Rgb;
  readonly pool: Rgb;
  readonly floor: Rgb;
  readonly shadow: Rgb;
  readonly light: Rgb;
  readonly rim: Rgb;
  readonly eye: Rgb;
  /** Width of the line around each being, in radii; only high contrast draws one. */
  readonly outline: number;
};

const colours = (
  hex: Record<"edge" | "pool" | "floor" | "shadow" | "light" | "rim" | "eye", string>,
  outline: number,
): StageColours => ({
  edge: rgbOf(hex.edge),
  pool: rgbOf(hex.pool),
  floor: rgbOf(hex.floor),
  shadow: rgbOf(hex.shadow),
  light: rgbOf(hex.light),
  rim: rgbOf(hex.rim),
  eye: rgbOf(hex.eye),
  outline,
});

export const STAGE_COLOURS: Readonly<Record<StageTheme, StageColours>> = {
  light: colours(
    {
      edge: "#fff8f0",
      pool: "#ffdcb0",
      floor: "#fbd9bf",
      shadow: "#8a5a6a",
      light: "#ffbe55",
      rim: "#fff4e2",
      eye: "#2b1b3d",
    },
    0,
  ),
  dark: colours(
    {
      edge: "#1a1226",
      pool: "#48294b",
      floor: "#2c1a38",
      shadow: "#08040f",
      light: "#ffbf6b",
      rim: "#ffc9a8",
      eye: "#1f1230",
    },
    0,
  ),
  contrast: colours(
    {
      edge: "#000000",
      pool: "#000000",
      floor: "#000000",
      shadow: "#000000",
      light: "#ffe08a",
      rim: "#ffffff",
      eye: "#000000",
    },
    0.035,
  ),
};
