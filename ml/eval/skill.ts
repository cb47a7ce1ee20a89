import { bootstrap, type Interval } from "./bootstrap.ts";

/** One forecast that came true or not: squared errors of all who forecast, by the place of each. */
export type Judged = { readonly person: number; readonly squares: readonly number[] };

/** Sums of squares by person, for each who forecasts: what all figures below are made of. */
function sumsOf(judged: readonly Judged[]): number[][] {
  const people = new Map<number, number[]>();
  for (const { person, squares } of judged) {
    const sums = people.get(person);
    if (sums) for (const [place, square] of squares.entries()) sums[place] = (sums[place] ?? 0) + square;
    else people.set(person, [...squares]);
  }
  return [...people.values()];
}

const total = (sums: readonly number[][], drawn: readonly number[], place: number): number =>
  drawn.reduce((sum, person) => sum + (sums[person]?.[place] ?? 0), 0);

export type Skill = { readonly people: number; readonly skill: number; readonly interval: Interval };

/** 1 - squares of `place` / those of `reference`, pooled over forecasts; the interval is over people. */
export function skillOf(judged: readonly Judged[], place: number, reference: number): Skill {
  const sums = sumsOf(judged);
  const figure = (drawn: readonly number[]): number => 1 - total(sums, drawn, place) / total(sums, drawn, reference);
  return { people: sums.length, skill: figure([...sums.keys()]), interval: bootstrap(sums.length, figure) };
}

/** By how much the skill of `place` is above that of `other`: below 0 throughout = wholly worse. */
export function skillLead(judged: readonly Judged[], place: number, other: number, reference: number): Interval {
  const sums = sumsOf(judged);
  return bootstrap(
    sums.length,
    (drawn) => (total(sums, drawn, other) - total(sums, drawn, place)) / total(sums, drawn, reference),
  );
}
