import type { Design } from "#shared/design/design.format.ts";
import { sampleDesign } from "#shared/design/sample.ts";

type GlyphBody = { readonly x: number; readonly y: number; readonly tilt: number; readonly breath: number };
export type DesignGlyphView = {
  readonly left: GlyphBody;
  readonly right: GlyphBody;
  readonly glow: number;
  readonly sparks: readonly {
    readonly x: number;
    readonly y: number;
    readonly r: number;
    readonly alpha: number;
    readonly index: number;
  }[];
};

const SPARKS_SHOWN = 12;
const round = (value: number): number => Math.round(value * 10) / 10;

/** The moment of most light, looked for in steps of a hundredth of the design. */
const fullestMs = (design: Design): number => {
  let best = { tMs: 0, light: -1 };
  for (let step = 0; step <= 100; step += 1) {
    const tMs = (design.durationMs * step) / 100;
    const { glow, particleCount } = sampleDesign(design, tMs, design.seed);
    const light = glow + Math.min(particleCount, SPARKS_SHOWN) * 0.04;
    if (light > best.light) best = { tMs, light };
  }
  return best.tMs;
};

/** Places in a picture of 120 by 92. */
export const designGlyph = (design: Design): DesignGlyphView => {
  const pose = sampleDesign(design, fullestMs(design), design.seed);
  const half = 30 - pose.lean * 8 - pose.press * 4;
  const body = (side: -1 | 1): GlyphBody => ({
    x: round(60 + side * half + pose.sway * 10),
    y: round(42 - pose.lift * 9),
    tilt: -side * (pose.lean * 0.22 + pose.tilt * 0.12) + pose.sway * 0.4,
    breath: pose.breath,
  });
  const sparks = pose.particles.slice(0, SPARKS_SHOWN).map(({ x, y, size, alpha, colour }) => ({
    x: round(60 + x * 34),
    y: round(40 - y * 34),
    r: round(Math.max(1.1, size * 44)),
    alpha: round(alpha),
    index: colour,
  }));
  return { left: body(-1), right: body(1), glow: pose.glow, sparks };
};
