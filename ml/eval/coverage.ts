import { mean, quantile } from "../../bench/quantile.ts";
import { chanceOf } from "./chance.ts";

export const MANY = 60;
const NOMINAL = 0.8;
const DRAWS = 2000;

export type ManyCoverage = {
  readonly people: number;
  /** Shares inside: of the lowest person, and the mean of the lowest tenth of people. */
  readonly lowest: number;
  readonly lowestTenth: number;
  /** What an interval that holds exactly 80 % of every person would stay above in 95 % of draws. */
  readonly lowestPerfect: number;
  readonly lowestTenthPerfect: number;
  /** People below the 5 % quantile of their own perfect interval, and how many of a perfect one would be. */
  readonly belowOwn: number;
  readonly belowOwnPerfect: number;
};

const inOrder = (shares: readonly number[]): number[] => shares.toSorted((a, b) => a - b);
const lowestTenth = (sorted: readonly number[]): number =>
  mean(sorted.slice(0, Math.max(1, Math.floor(sorted.length / 10))));

/** `people`: of each who has at least `MANY` forecasts, whether each held. Null = nobody has. */
export function manyCoverage(people: readonly (readonly boolean[])[]): ManyCoverage | null {
  const many = people.filter(({ length }) => length >= MANY);
  if (many.length === 0) return null;
  const chance = chanceOf(6);
  const counts = many.map(({ length }) => length);
  const drawOne = (count: number): number => {
    let inside = 0;
    for (let one = 0; one < count; one += 1) inside += chance() < NOMINAL ? 1 : 0;
    return inside / count;
  };
  const draws = Array.from({ length: DRAWS }, () => counts.map(drawOne));
  const shares = many.map((held) => held.filter(Boolean).length / held.length);
  const own = counts.map((_, person) =>
    quantile(
      draws.map((draw) => draw[person] ?? 0),
      0.05,
    ),
  );
  const below = (draw: readonly number[]): number => draw.filter((one, person) => one < (own[person] ?? 0)).length;
  const sorted = draws.map(inOrder);
  return {
    people: many.length,
    lowest: Math.min(...shares),
    lowestTenth: lowestTenth(inOrder(shares)),
    lowestPerfect: quantile(
      sorted.map(([first]) => first ?? 0),
      0.05,
    ),
    lowestTenthPerfect: quantile(sorted.map(lowestTenth), 0.05),
    belowOwn: below(shares),
    belowOwnPerfect: mean(draws.map(below)),
  };
}
