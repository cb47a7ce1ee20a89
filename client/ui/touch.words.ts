import type { TouchForm } from "#shared/schema/hug.ts";

export const FORM_WORDS: Readonly<Record<TouchForm, { readonly name: string; readonly hint: string }>> = {
  touch: { name: "Touch and picture", hint: "This device vibrates, where it can." },
  picture: { name: "Picture only", hint: "Nothing vibrates and nothing sounds." },
  sound: { name: "Picture and sound", hint: "A low, warm thump and breath in place of touch." },
};

// The keys of a complete record of literals: exactly the union.
export const FORM_CHOICES = Object.keys(FORM_WORDS) as readonly TouchForm[];

/** The cap in words; numbers alone say little about strength. */
export const strengthWords = (cap: number): string => {
  if (cap === 0) return "No touch at all";
  if (cap <= 30) return `Very gentle, ${cap} of 100`;
  if (cap <= 60) return `Gentle, ${cap} of 100`;
  if (cap <= 85) return `Firm, ${cap} of 100`;
  return cap === 100 ? "As strong as it was sent" : `Strong, ${cap} of 100`;
};
