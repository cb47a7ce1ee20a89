export const EASING_NAMES = ["linear", "in", "out", "inOut", "hold", "breath"] as const;
export type EasingName = (typeof EASING_NAMES)[number];

/**
 * Polynomials from 0..1 to 0..1, all of them monotone: between two keys a property never leaves the span of
 * their values, which is what the flash check rests on. `hold` stays until the next key; `inOut` is smoothstep,
 * `breath` is smootherstep (Perlin 2002): slow in, slow out, no jolt at either end.
 */
export const easings: { readonly [E in EasingName]: (u: number) => number } = {
  linear: (u) => u,
  in: (u) => u * u,
  out: (u) => u * (2 - u),
  inOut: (u) => u * u * (3 - 2 * u),
  hold: () => 0,
  breath: (u) => u * u * u * (u * (u * 6 - 15) + 10),
};
