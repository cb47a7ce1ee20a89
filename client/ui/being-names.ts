import type { Being, BeingColour, BeingTexture } from "#shared/schema/being.ts";

/** In the order of the chooser. Complete by type, so that a new colour or texture has a name before it can be drawn. */
export const COLOUR_NAMES: Readonly<Record<BeingColour, string>> = {
  ember: "Ember",
  honey: "Honey",
  rose: "Rose",
  sage: "Sage",
  dusk: "Dusk",
  sea: "Sea",
  clay: "Clay",
  moon: "Moon",
};
export const TEXTURE_NAMES: Readonly<Record<BeingTexture, string>> = {
  plain: "Smooth",
  speckle: "Freckled",
  stripe: "Striped",
  fleece: "Fleecy",
};

// The keys of a complete record of literals: exactly the union.
export const COLOURS = Object.keys(COLOUR_NAMES) as readonly BeingColour[];
// As above.
export const TEXTURES = Object.keys(TEXTURE_NAMES) as readonly BeingTexture[];

/** The being of `colour/texture`, read as `beingFromText` reads it but without a validator in the first load. */
export const beingOf = (text: string): Being => {
  const [colour, texture] = text.split("/");
  const knownColour = COLOURS.find((one) => one === colour);
  const knownTexture = TEXTURES.find((one) => one === texture);
  return knownColour && knownTexture
    ? { colour: knownColour, texture: knownTexture }
    : { colour: "ember", texture: "plain" };
};

/** "a honey being, freckled" */
export const beingWords = (being: Being): string =>
  `a ${COLOUR_NAMES[being.colour].toLowerCase()} being, ${TEXTURE_NAMES[being.texture].toLowerCase()}`;

/** `colour/texture`, as `beingToText` writes it. */
export const beingText = ({ colour, texture }: Being): string => `${colour}/${texture}`;
