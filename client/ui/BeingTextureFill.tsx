import type { BeingTexture } from "#shared/schema/being.ts";

type BeingTextureFillProps = { readonly texture: BeingTexture; readonly deep: string; readonly light: string };

/** Places of freckles and curls: fixed, so that a being is the same everywhere. x, y and size in the being's units. */
const SPECKLES = [
  [-62, -8, 6],
  [-38, 34, 8],
  [-12, 58, 5],
  [26, 48, 7],
  [58, 22, 6],
  [66, -22, 5],
  [40, -104, 5],
  [-34, -102, 6],
  [4, -112, 4],
  [-70, 40, 4],
  [76, 54, 5],
  [8, 14, 5],
  [-24, 2, 4],
  [40, 2, 4],
] as const;
/** Rows of curls, each row shifted by half of one. */
const CURLS = Array.from({ length: 9 }, (_, row) =>
  Array.from({ length: 9 }, (_, column) => ({ x: -132 + column * 32 + (row % 2) * 16, y: -136 + row * 27 })),
).flat();

/** What is drawn over the colour, inside the outline. */
export const BeingTextureFill = ({ texture, deep, light }: BeingTextureFillProps) => {
  switch (texture) {
    case "plain":
      return null;
    case "speckle":
      return SPECKLES.map(([x, y, r]) => <circle key={`${x},${y}`} cx={x} cy={y} r={r} fill={deep} opacity="0.42" />);
    case "stripe":
      return [-122, 14, 44, 74].map((y) => (
        <path key={y} d={`M-140 ${y}q70 20 140 0t140 0`} fill="none" stroke={deep} strokeWidth="11" opacity="0.32" />
      ));
    case "fleece":
      return CURLS.map(({ x, y }) => (
        <g key={`${x},${y}`} fill="none" strokeLinecap="round" strokeWidth="5">
          <path d={`M${x - 15} ${y}a15 14 0 0 0 30 0`} stroke={deep} opacity="0.3" />
          <path d={`M${x - 9} ${y - 8}a10 9 0 0 1 16 0`} stroke={light} opacity="0.5" />
        </g>
      ));
  }
};
