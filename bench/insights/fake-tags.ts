import type { MoodPoint } from "#shared/mood/statistics/mood-point.ts";
import type { Dice } from "../../tools/friends/dice.ts";

/** How a tag that has nothing to do with mood comes to stand where it stands. */
export const WAYS = ["independent", "streaky", "timeLocked"] as const;
export type Way = (typeof WAYS)[number];

/** On and off in turn: on in `share` of places, `run` places at a time on average. */
const runs = (dice: Dice, places: number, share: number, run: number): readonly boolean[] => {
  const out: boolean[] = [];
  let isOn = dice.isLucky(share);
  for (let n = 0; n < places; n += 1) {
    out.push(isOn);
    isOn = dice.isLucky(isOn ? 1 - 1 / run : Math.min(1, share / (1 - share) / run));
  }
  return out;
};

const streaky = (dice: Dice, points: readonly MoodPoint[]): readonly boolean[] => {
  const share = dice.between(0.1, 0.5);
  if (dice.isLucky(0.5)) return runs(dice, points.length, share, dice.between(4, 15));
  const days = [...new Set(points.map(({ day }) => day))];
  const isOn = runs(dice, days.length, share, dice.between(1.5, 6));
  return points.map(({ day }) => isOn[days.indexOf(day)] === true);
};

/** At some hours, on some days of the week: nearly always then, hardly ever else. */
const timeLocked = (dice: Dice, points: readonly MoodPoint[]): readonly boolean[] => {
  const from = dice.between(6, 22);
  const hours = dice.between(2, 6);
  const one = Math.floor(dice.between(0, 7));
  const kind = dice.pick(["hours", "hours", "weekend", "weekend hours", "workday hours", "one day"]);
  return points.map(({ minutes, weekday }) => {
    const isHour = kind === "weekend" || kind === "one day" || (minutes / 60 - from + 24) % 24 < hours;
    const isDay = kind.startsWith("weekend") ? weekday >= 5 : kind.startsWith("workday") ? weekday < 5 : true;
    return dice.isLucky(isHour && isDay && (kind !== "one day" || weekday === one) ? 0.85 : 0.03);
  });
};

export const fakeTag = (way: Way, dice: Dice, points: readonly MoodPoint[]): readonly boolean[] => {
  switch (way) {
    case "independent": {
      const share = dice.between(0.05, 0.5);
      return points.map(() => dice.isLucky(share));
    }
    case "streaky":
      return streaky(dice, points);
    case "timeLocked":
      return timeLocked(dice, points);
  }
};
