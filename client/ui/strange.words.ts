import { strangeSign } from "#shared/schema/signs.ts";

/** Which sign of a text cannot be kept, and what to do; null = there is none. Many of them cannot be seen, so it has its number. */
export const strangeWords = (text: string): string | null => {
  const sign = strangeSign(text);
  if (sign === null) return null;
  const number = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const at = text.slice(0, text.indexOf(sign)).trim().split(/\s+/).at(-1) ?? "";
  const place = at === "" ? "at the very beginning" : `after “${at}”`;
  return `There is a sign in it that not every device can show (U+${number}, ${place}). Please take it out; the rest can stay.`;
};
