import type { Streak } from "#shared/mood/streak.ts";

/** What a streak comes to, without guilt: nobody breaks one, and days of rest belong to it. */
export const streakWords = (streak: Streak): string => {
  if (streak.kind === "none") return "You can begin again today, or any day.";
  const days =
    streak.days === 1 ? "You looked in on yourself on 1 day" : `You looked in on yourself on ${streak.days} days`;
  return streak.days === 1 ? `${days}.` : `${days}, with rest in between as you like.`;
};
