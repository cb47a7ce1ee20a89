import { memo } from "react";
import type { Design } from "#shared/design/design.format.ts";
import { beingShape, type BeingShape } from "../../stage/being-shape.ts";
import { feltPath } from "../../ui/felt-path.ts";
import { designGlyph } from "./design-glyph.ts";

/** Where the touch stands in the picture. */
const FELT = { left: 10, top: 72, width: 100, height: 16, steps: 40 };

type GlyphBodyProps = { readonly shape: BeingShape; readonly x: number; readonly y: number; readonly fill: string };

/** One being with its eyes closed. */
const GlyphBody = ({ shape, x, y, fill }: GlyphBodyProps) => (
  <g transform={`translate(${x} ${y}) scale(0.235)`}>
    <path className="glyph__body" d={shape.path} fill={fill} />
    {shape.eyes.map((eye) => (
      <path key={eye.x} className="glyph__lid" d={`M${eye.x - 14} ${eye.y}q14 14 28 0`} />
    ))}
  </g>
);

/** A design as a picture: two bodies at its fullest moment, its sparks, and below the touch of its whole length. */
export const DesignGlyph = memo(({ design }: { readonly design: Design }) => {
  const { left, right, glow, sparks } = designGlyph(design);
  const colour = (index: number): string => design.palette[index % design.palette.length] ?? "currentColor";
  return (
    <svg className="glyph" viewBox="0 0 120 92" aria-hidden="true" focusable="false">
      <circle cx="60" cy="36" r="38" fill={colour(1)} opacity={0.12 + glow * 0.3} />
      {[left, right].map(({ x, y, tilt, breath }, index) => (
        <GlyphBody
          key={x}
          shape={beingShape({ breath, tilt, valence: 0.5, arousal: 0.5 })}
          x={x}
          y={y}
          fill={colour(index)}
        />
      ))}
      {sparks.map(({ x, y, r, alpha, index }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={r} fill={colour(index)} opacity={alpha} />
      ))}
      <path className="glyph__felt" d={feltPath(design, FELT)} />
    </svg>
  );
});
DesignGlyph.displayName = "DesignGlyph";
