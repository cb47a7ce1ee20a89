import type { Person } from "../eval/mood-file.ts";

const SHORTEST = 5;
/** The longest is `SHORTEST` times e to this. */
const SPREAD = 3.2;

/**
 * Histories cut into pieces of 5 to 120 entries, short ones as likely as long ones by their logarithm: so the model sees
 * many beginnings, and not only those of people who went on for weeks. The same seed cuts alike.
 */
export function cutIntoPieces(people: readonly Person[], seed: number): Person[] {
  const chance = chanceOf(seed);
  return people.flatMap(({ id, points }) => {
    const pieces: Person[] = [];
    for (let start = 0; start < points.length - 1;) {
      const length = Math.round(SHORTEST * Math.exp(chance() * SPREAD));
      pieces.push({ id, points: points.slice(start, start + length) });
      start += length;
    }
    return pieces;
  });
}

/** 0 up to 1, from a linear congruential generator (Numerical Recipes). */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
