import type { ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import { hoursBetween } from "#shared/mood/forecast/local-day.ts";
import type { Moment } from "#shared/mood/forecast/mood-point.ts";

const LAST = 7;
const NEAR_H = 2.5;
const PRIOR = 3;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const average = (values: readonly number[], weight: number): number =>
  values.reduce((level, value) => level + weight * (value - level), values[0] ?? 0);
const isNear = (a: Moment, b: Moment): boolean => {
  const apart = Math.abs(a.localHour - b.localHour);
  return Math.min(apart, 24 - apart) <= NEAR_H;
};

/**
 * What the ridge on a window sees: of valence and of arousal the mean, two exponential averages, how much higher entries
 * near the target's hour are, and the last seven values; then the gap and the hour of the target.
 */
export function windowOf({ entries, target }: ForecastAsk): number[] {
  const newest = entries.at(-1) ?? target;
  const angle = (target.localHour / 12) * Math.PI;
  const affect = (["valence", "arousal"] as const).flatMap((of) => {
    const values = entries.map((entry) => entry[of]);
    const level = mean(values);
    const near = entries.filter((entry) => isNear(entry, target));
    const atHour = near.reduce((sum, entry) => sum + entry[of] - level, 0) / (near.length + PRIOR);
    const last = Array.from({ length: LAST }, (_, back) => values.at(-1 - back) ?? level);
    return [level, average(values, 0.1), average(values, 0.3), atHour, ...last];
  });
  return [
    ...affect,
    Math.log1p(hoursBetween(newest, target)),
    Math.sin(angle),
    Math.cos(angle),
    Math.sin(2 * angle),
    Math.cos(2 * angle),
  ];
}
