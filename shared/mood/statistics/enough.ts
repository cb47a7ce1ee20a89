import type { MoodPoint } from "./mood-point.ts";

/** How much there is on both sides of a comparison. */
export type Sides = {
  readonly entriesWith: number;
  readonly entriesWithout: number;
  readonly daysWith: number;
  readonly daysWithout: number;
};

export const NEEDED: Sides = { entriesWith: 8, entriesWithout: 8, daysWith: 5, daysWithout: 5 };

/** What there is too little of, how much there is, and how much it takes. */
export type Lack = { readonly lacks: keyof Sides; readonly have: number; readonly need: number };

export const sidesOf = (points: readonly MoodPoint[], isWith: readonly boolean[]): Sides => {
  const [daysWith, daysWithout] = [new Set<string>(), new Set<string>()];
  let entriesWith = 0;
  for (const [at, { day }] of points.entries()) {
    if (isWith[at] === true) entriesWith += 1;
    (isWith[at] === true ? daysWith : daysWithout).add(day);
  }
  return {
    entriesWith,
    entriesWithout: points.length - entriesWith,
    daysWith: daysWith.size,
    daysWithout: daysWithout.size,
  };
};

/** The first thing there is too little of; null = there is enough to compare. */
export const lackOf = (sides: Sides): Lack | null => {
  for (const lacks of ["entriesWith", "daysWith", "entriesWithout", "daysWithout"] as const) {
    if (sides[lacks] < NEEDED[lacks]) return { lacks, have: sides[lacks], need: NEEDED[lacks] };
  }
  return null;
};
