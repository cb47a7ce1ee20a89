import type { Streak } from "../streak.ts";
import { times } from "./number.words.ts";

/** What is said of a streak; one that ended is not spoken of. */
export const streakWords = (streak: Streak): string => {
  if (streak.kind === "none") return "Whenever you like: one entry begins a new row of days.";
  const days = times(streak.days, "day", "days");
  const rest =
    streak.restDaysLeft === 0
      ? ""
      : ` Days of rest belong to it: ${streak.restDaysLeft === 1 ? "one" : "two"} more this week if you like.`;
  return `You have looked in on yourself on ${days} in a row.${rest}`;
};
