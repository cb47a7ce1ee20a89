import { mean } from "../../bench/quantile.ts";
import { between, three } from "./figures.ts";
import { exponential, type Dimension } from "./mood-baselines.ts";
import type { SaidCase } from "./mood-report.ts";
import { skillOf, type Judged } from "./skill.ts";

const WEIGHT = 0.3;

/** Means of the local days of entries, oldest first. */
function dayMeans({ one }: SaidCase, of: Dimension): number[] {
  const days = Map.groupBy(one.ask.entries, ({ atMs, localHour }) => Math.round((atMs / 3_600_000 - localHour) / 24));
  return [...days.values()].map((day) => mean(day.map((entry) => entry[of])));
}

/** Skill, interval, error and held share of the next day's mean, beside the mean of past days and their average. */
export function nextDayRows(said: readonly SaidCase[], who: string): string[][] {
  const over = said.filter(({ one }) => one.isDayOver && one.nextDay !== null);
  const rows = (["valence", "arousal"] as const).flatMap((of) => {
    const truthOf = ({ one }: SaidCase): number => one.nextDay?.[of] ?? Number.NaN;
    const days = over.map((one) => dayMeans(one, of));
    const guesses = over.map(({ forecast }, at) => [
      forecast.nextDay[of].mid,
      mean(days[at] ?? []),
      exponential(days[at] ?? [], WEIGHT),
    ]);
    const judged: Judged[] = over.map((one, at) => ({
      person: one.person,
      squares: (guesses[at] ?? []).map((guess) => (truthOf(one) - guess) ** 2),
    }));
    return [who, "mean of past days", "exponential average of days"].map((name, place) => {
      const { skill, interval } = skillOf(judged, place, 1);
      const error = mean(over.map((one, at) => Math.abs(truthOf(one) - (guesses[at]?.[place] ?? Number.NaN))));
      const inside = over.map((one) => {
        const { low, high } = one.forecast.nextDay[of];
        return truthOf(one) >= low && truthOf(one) <= high ? 1 : 0;
      });
      return [`${of}: ${name}`, three(skill), between(interval), three(error), place === 0 ? three(mean(inside)) : ""];
    });
  });
  return [[`${over.length} days`, "skill", "95 %", "MAE", "inside"], ...rows];
}
