import type { MoodPoint } from "#shared/mood/statistics/mood-point.ts";
import { dayOfNumber, weekdayOfNumber } from "#shared/mood/day-number.ts";
import type { Dice } from "../../tools/friends/dice.ts";

const DAY_MS = 86_400_000;
const FIRST_DAY = 20_000;
/** Half width of a day's rhythm and half of a week's, in units of the noise. */
export type Rhythm = { readonly day: number; readonly week: number };

/** Nearly normal: twelve draws, less their mean (Irwin and Hall). */
const normal = (dice: Dice): number =>
  Array.from({ length: 12 }, () => dice.between(-0.5, 0.5)).reduce((a, b) => a + b, 0);

/**
 * Someone who never was: three to six entries a day on most days, for `days` days; mood is a first-order autoregression
 * from entry to entry upon a slower one from day to day, and a rhythm.
 */
export const madeHistory = (dice: Dice, days: number, rhythm: Rhythm): readonly MoodPoint[] => {
  const usual = dice.between(0.45, 0.7);
  const width = dice.between(0.08, 0.16);
  const keeps = dice.between(0.1, 0.5);
  const peak = dice.between(10, 21);
  const hours = [8, 11, 14, 17, 20, 22].filter(() => dice.isLucky(0.7));
  const points: MoodPoint[] = [];
  let [slow, fast] = [0, 0];
  for (let n = 0; n < days; n += 1) {
    slow = 0.8 * slow + 0.3 * normal(dice);
    if (dice.isLucky(0.12)) continue;
    const number = FIRST_DAY + n;
    for (const hour of hours) {
      fast = keeps * fast + Math.sqrt(1 - keeps * keeps) * normal(dice);
      if (dice.isLucky(0.2)) continue;
      const minutes = Math.floor(hour * 60 + dice.between(0, 50));
      const ofDay = rhythm.day * Math.cos(((minutes / 60 - peak) / 12) * Math.PI);
      const ofWeek = weekdayOfNumber(number) >= 5 ? rhythm.week : 0;
      const valence = Math.min(1, Math.max(0, usual + width * (slow + fast + ofDay + ofWeek)));
      points.push({
        id: `${points.length}`,
        atMs: number * DAY_MS + minutes * 60_000,
        day: dayOfNumber(number),
        minutes,
        weekday: weekdayOfNumber(number),
        valence: Math.round(valence * 100) / 100,
        arousal: 0.5,
        tags: [],
      });
    }
  }
  return points;
};
