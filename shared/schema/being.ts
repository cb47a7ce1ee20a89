import * as z from "zod";

/** Colour pairs that stay apart for common forms of colour blindness (LOOK: beings are chosen from pairs). */
export const BEING_COLOURS = ["ember", "honey", "rose", "sage", "dusk", "sea", "clay", "moon"] as const;
export type BeingColour = (typeof BEING_COLOURS)[number];
export const BEING_TEXTURES = ["plain", "speckle", "stripe", "fleece"] as const;
export type BeingTexture = (typeof BEING_TEXTURES)[number];

/** How somebody looks: one colour pair and one texture they chose. */
export const beingSchema = z.strictObject({ colour: z.enum(BEING_COLOURS), texture: z.enum(BEING_TEXTURES) });
export type Being = z.infer<typeof beingSchema>;

/** A being in one string, as it travels in room state and is stored: `honey/plain`. */
export const beingToText = (being: Being): string => `${being.colour}/${being.texture}`;
/** The being of a string made by `beingToText`; an unknown one reads as the first colour, plain. */
export const beingFromText = (text: string): Being => {
  const [colour, texture] = text.split("/");
  const parsed = beingSchema.safeParse({ colour, texture });
  return parsed.success ? parsed.data : { colour: "ember", texture: "plain" };
};
