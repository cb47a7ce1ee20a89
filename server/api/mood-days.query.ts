import * as z from "zod";
import { daysBetween } from "#shared/mood/local-time.ts";
import { MOOD_DAYS_MAX } from "#shared/schema/mood.limits.ts";
import { daySchema } from "#shared/schema/mood.ts";

export const moodDays = {
  from: daySchema.describe("The first day, YYYY-MM-DD."),
  until: daySchema.describe("The last day, in it too. Before `from` there is nothing."),
};

/** Days of one's own calendar that are looked at together. */
export const moodDaysQuery = z
  .strictObject(moodDays)
  .refine(({ from, until }) => daysBetween(from, until) < MOOD_DAYS_MAX, {
    path: ["until"],
    error: `is ${MOOD_DAYS_MAX} days after from, or more`,
  });
