import type { Age } from "#shared/schema/age.ts";

/** What is chosen from, in this order. */
export const AGE_WORDS: Readonly<Record<Age, string>> = {
  under_16: "Under 16",
  "16_17": "16 or 17",
  "18_24": "18 to 24",
  "25_34": "25 to 34",
  "35_49": "35 to 49",
  "50_64": "50 to 64",
  "65_or_more": "65 or more",
};
export const AGE_CHOICES = Object.keys(AGE_WORDS) as readonly Age[]; // each is one

/** Null = none of them. */
export const ageOf = (text: string): Age | null => AGE_CHOICES.find((one) => one === text) ?? null;

export const NO_AGE = "Please choose one.";
