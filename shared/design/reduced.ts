import type { Design } from "./design.format.ts";

/** A design in which nothing travels: light and fade only. Touch and words are those of the full one. */
export type StillDesign = Design & { readonly isStill: true };

/**
 * The reduced-motion variant: the two already stand together (`reduced.lean`, `reduced.press` throughout) and only
 * light, warmth and fade change. Make it once a hug, not once a frame.
 */
export const reducedDesign = (design: Design): StillDesign => ({
  ...design,
  tracks: {
    ...design.reduced.tracks,
    lean: [{ atMs: 0, value: design.reduced.lean }],
    press: [{ atMs: 0, value: design.reduced.press }],
  },
  particles: [],
  isStill: true,
});
