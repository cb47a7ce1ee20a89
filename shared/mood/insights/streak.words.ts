import type { Streak } from "../streak.ts";
import { times } from "./number.words.ts";

/** What is said of a streak, without guilt: days of rest belong to it. Null: one that ended, or is none yet, is not spoken of. */
export const streakWords = (streak: Streak): string | null => {
  if (streak.kind === "none") return null;
  const days = `You looked in on yourself on ${times(streak.days, "day", "days")}`;
  return streak.days === 1 ? `${days}.` : `${days}, with rest in between as you like.`;
};
