import { chanceOf } from "./chance.ts";
import { quantile } from "../../bench/quantile.ts";

const SEED = 6;
const ROUNDS = 1000;
export type Interval = readonly [low: number, high: number];

/**
 * 95 % percentile interval (Efron 1979) of `figure` over `count` units, which are drawn with putting back: people where
 * one's forecasts are alike, rows where each stands for itself. `figure` gets the places of those drawn.
 */
export function bootstrap(count: number, figure: (drawn: readonly number[]) => number, rounds = ROUNDS): Interval {
  const chance = chanceOf(SEED);
  const figures = Array.from({ length: rounds }, () =>
    figure(Array.from({ length: count }, () => Math.floor(chance() * count))),
  ).filter(Number.isFinite);
  return [quantile(figures, 0.025), quantile(figures, 0.975)];
}
