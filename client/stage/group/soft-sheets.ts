import { softOval } from "../canvas/ground.ts";
import { newSheet } from "../canvas/ink.ts";
import { cssOf, rgbOf, type Rgb } from "../rgb.ts";
import { STAGE_COLOURS, type StageTheme } from "../theme.ts";

const SOFT_PX = 128;
const VOLUME_PX = 256;

const soft = (document: Document, colour: Rgb): HTMLCanvasElement => {
  const { sheet, ink } = newSheet(document, SOFT_PX);
  softOval(ink, SOFT_PX / 2, SOFT_PX / 2, SOFT_PX / 2, SOFT_PX / 2, colour, 1);
  return sheet;
};

/** Light from above left and shade towards the foot, over whatever colours the body has. */
const volume = (document: Document, deep: Rgb, light: Rgb): HTMLCanvasElement => {
  const { sheet, ink } = newSheet(document, VOLUME_PX);
  const half = VOLUME_PX / 2;
  const shade = ink.createRadialGradient(half * 0.86, half * 0.72, half * 0.4, half, half * 0.95, half * 1.12);
  shade.addColorStop(0, cssOf(deep, 0));
  shade.addColorStop(0.62, cssOf(deep, 0.04));
  shade.addColorStop(0.86, cssOf(deep, 0.13));
  shade.addColorStop(1, cssOf(deep, 0.34));
  ink.fillStyle = shade;
  ink.fillRect(0, 0, VOLUME_PX, VOLUME_PX);
  const shine = ink.createRadialGradient(half * 0.66, half * 0.4, 0, half * 0.66, half * 0.4, half * 0.95);
  shine.addColorStop(0, cssOf(light, 0.42));
  shine.addColorStop(0.5, cssOf(light, 0.14));
  shine.addColorStop(1, cssOf(light, 0));
  ink.fillStyle = shine;
  ink.fillRect(0, 0, VOLUME_PX, VOLUME_PX);
  return sheet;
};

/** Soft lights and shades, baked once for a theme. */
export type SoftSheets = {
  readonly light: HTMLCanvasElement;
  readonly ember: HTMLCanvasElement;
  readonly core: HTMLCanvasElement;
  readonly shadow: HTMLCanvasElement;
  readonly volume: HTMLCanvasElement;
};

export const bakeSoftSheets = (document: Document, theme: StageTheme): SoftSheets => {
  const stage = STAGE_COLOURS[theme];
  const isDark = theme !== "light";
  return {
    light: soft(document, stage.light),
    ember: soft(document, rgbOf(isDark ? "#ff8f3d" : "#ff7a2e")),
    core: soft(document, rgbOf("#fff0c4")),
    shadow: soft(document, stage.shadow),
    volume: volume(document, rgbOf("#5b2048"), rgbOf("#fff6e6")),
  };
};
