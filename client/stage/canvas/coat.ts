import type { BeingTexture } from "#shared/schema/being.ts";
import type { BeingColours } from "../palette.ts";

/** Side of a baked coat in px; it covers 2.8 by 2.8 radii around the belly. */
const COAT_PX = 320;
export const COAT_RADII = 2.8;

/** Deterministic scatter 0..1 (golden ratio steps). */
const scatter = (n: number, step: number): number => (n * step) % 1;

const dots = (ink: CanvasRenderingContext2D, count: number, least: number, most: number): void => {
  for (let n = 1; n <= count; n += 1) {
    ink.beginPath();
    ink.arc(
      scatter(n, 0.7548777) * COAT_PX,
      scatter(n, 0.5698403) * COAT_PX,
      least + (most - least) * scatter(n, 0.618034),
      0,
      7,
    );
    ink.fill();
  }
};

const stripes = (ink: CanvasRenderingContext2D): void => {
  ink.lineWidth = 24;
  for (let y = -30; y < COAT_PX + 60; y += 54) {
    ink.beginPath();
    ink.moveTo(0, y);
    ink.quadraticCurveTo(COAT_PX / 2, y + 44, COAT_PX, y);
    ink.stroke();
  }
};

const tufts = (ink: CanvasRenderingContext2D, light: string, deep: string): void => {
  ink.lineWidth = 3;
  for (let row = 0; row * 19 < COAT_PX; row += 1)
    for (let x = (row % 2) * 12; x < COAT_PX; x += 24) {
      const y = row * 19 + 6 * scatter(row * 31 + x, 0.618034);
      ink.globalAlpha = 0.34;
      ink.strokeStyle = deep;
      ink.beginPath();
      ink.arc(x, y, 12, 0.3, 2.84);
      ink.stroke();
      ink.strokeStyle = light;
      ink.beginPath();
      ink.arc(x, y - 1, 9, 3.5, 5.9);
      ink.stroke();
    }
};

/** A being's texture on a transparent tile, or null for a plain one. */
export const bakeCoat = (
  document: Document,
  texture: BeingTexture,
  colours: BeingColours,
): HTMLCanvasElement | null => {
  if (texture === "plain") return null;
  const tile = document.createElement("canvas");
  tile.width = COAT_PX;
  tile.height = COAT_PX;
  const ink = tile.getContext("2d");
  if (!ink) return null;
  ink.fillStyle = colours.light;
  ink.strokeStyle = colours.deep;
  ink.globalAlpha = texture === "stripe" ? 0.32 : 0.8;
  if (texture === "speckle") dots(ink, 110, 2, 5.5);
  else if (texture === "stripe") stripes(ink);
  else tufts(ink, colours.light, colours.deep);
  return tile;
};
