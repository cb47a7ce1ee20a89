/** A colour as three sRGB channels, each 0..1. */
export type Rgb = readonly [r: number, g: number, b: number];

/** Reads `#rrggbb`; anything else is a broken invariant of ours. */
export const rgbOf = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16);
  if (hex.length !== 7 || Number.isNaN(value)) throw new Error(`"${hex}" is not a colour of the form #rrggbb.`);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
};

/** From `a` (share 0) to `b` (share 1), channel by channel. */
export const mixRgb = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

/** CSS text of a colour with opacity 0..1. */
export const cssOf = (colour: Rgb, alpha = 1): string =>
  `rgba(${Math.round(colour[0] * 255)},${Math.round(colour[1] * 255)},${Math.round(colour[2] * 255)},${alpha.toFixed(3)})`;
