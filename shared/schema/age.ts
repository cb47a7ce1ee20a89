import * as z from "zod";

/** How old somebody says they are, now. */
export const AGES = ["under_16", "16_17", "18_24", "25_34", "35_49", "50_64", "65_or_more"] as const;
export type Age = (typeof AGES)[number];
export const ageSchema = z.enum(AGES);

const SPANS: Readonly<Record<Exclude<Age, "under_16">, readonly [least: number, most: number | null]>> = {
  "16_17": [16, 17],
  "18_24": [18, 24],
  "25_34": [25, 34],
  "35_49": [35, 49],
  "50_64": [50, 64],
  "65_or_more": [65, null],
};

/**
 * The years in which they were born, which is all that is kept: "2001-2008", "1961 or before". Null = younger than 16: they
 * cannot be here, and nothing is kept. `year`: now, of the calendar.
 */
export const birthYearBand = (age: Age, year: number): string | null => {
  if (age === "under_16") return null;
  const [least, most] = SPANS[age];
  // Whoever has not had their birthday this year was born a year earlier.
  return most === null ? `${year - least} or before` : `${year - most - 1}-${year - least}`;
};
