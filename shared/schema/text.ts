import * as z from "zod";
import { settledLine, settledText, strangeSign } from "./signs.ts";
import { visibleLength } from "./visible-length.ts";

/** Code units a visible character may have on average; an accent is one more, a family emoji has eleven. */
const UNITS_PER_CHARACTER = 4;

const text = (max: number, settle: (value: string) => string, isAllowed: (value: string) => boolean) =>
  z
    .string()
    // Code units first: nobody should make us segment megabytes, nor fill somebody's inbox until it cannot be sent.
    .max(max * UNITS_PER_CHARACTER)
    .transform(settle)
    .refine(isAllowed, "has control or direction characters")
    // What is seen is at most as long as its code units, which cost nothing to count.
    .refine((value) => value.length <= max || visibleLength(value) <= max, `is longer than ${max} characters`);

const isPlain = (value: string): boolean => strangeSign(value) === null;
/** A single line of at most `max` visible characters, settled as `signs.ts` says; may be empty. */
export const lineSchema = (max: number) => text(max, settledLine, (value) => isPlain(value) && !value.includes("\n"));
/** Text with newlines of at most `max` visible characters, settled as `signs.ts` says; may be empty. */
export const textSchema = (max: number) => text(max, settledText, isPlain);

export const NAME_MAX = 40;
export const MESSAGE_MAX = 500;
export const REACTION_MESSAGE_MAX = 80;

/** What a person is called: 1 to 40 visible characters with at least one letter or digit. */
export const displayNameSchema = lineSchema(NAME_MAX).refine(
  // Some letters are blank by definition (Hangul fillers).
  (value) => /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u.test(value),
  "needs at least one letter or digit",
);
export const messageSchema = textSchema(MESSAGE_MAX);
/** One emoji, as one grapheme. */
export const emojiSchema = z
  .string()
  .max(50)
  .refine(
    (value) => /\p{Extended_Pictographic}|\p{Emoji_Presentation}|\p{Regional_Indicator}/u.test(value),
    "is not an emoji",
  )
  .refine((value) => visibleLength(value) === 1, "is not one emoji");
