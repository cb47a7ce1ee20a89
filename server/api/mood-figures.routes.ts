import * as z from "zod";
import { idSchema } from "#shared/schema/hug.ts";
import { daySchema } from "#shared/schema/mood.ts";
import { moodDaysQuery } from "./mood-days.query.ts";
import { dayOutput, hourOutput, sharedMoodOutput, streakOutput, tagOutput, wordOutput } from "./moods.output.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { personOutput } from "./views.output.ts";

const limit = { perMinute: 240, burst: 120 };

/** What is read from moods: one's own, and what somebody shows of theirs. */
export const moodFiguresRoutes = ({ moods }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/moods/days",
    summary: "Those of some days that have a mood, each with its figures, in order.",
    policy: "signed_in",
    limit,
    query: moodDaysQuery,
    output: z.object({ days: z.array(dayOutput) }),
    handle: async ({ who, query }) => ({ ok: true, value: { days: [...(await moods.days(who.userId, query))] } }),
  }),
  route({
    method: "GET",
    path: "/api/moods/streak",
    summary: "On how many days one has been logging, with days of rest, by the days that they were where one was.",
    policy: "signed_in",
    limit,
    query: z.strictObject({ today: daySchema.describe("The device's own day, YYYY-MM-DD.") }),
    output: streakOutput,
    handle: async ({ who, query: { today } }) => ({ ok: true, value: await moods.streak(who.userId, today) }),
  }),
  route({
    method: "GET",
    path: "/api/moods/hours",
    summary: "Hours of weekdays, by the clocks of the zones in which it was felt, over some days.",
    policy: "signed_in",
    limit,
    query: moodDaysQuery,
    output: z.object({ hours: z.array(hourOutput) }),
    handle: async ({ who, query }) => ({ ok: true, value: { hours: [...(await moods.hours(who.userId, query))] } }),
  }),
  route({
    method: "GET",
    path: "/api/moods/tags",
    summary: "Tags of some days, the most used first, 100 at most.",
    policy: "signed_in",
    limit,
    query: moodDaysQuery,
    output: z.object({ tags: z.array(tagOutput) }),
    handle: async ({ who, query }) => ({ ok: true, value: { tags: [...(await moods.tags(who.userId, query))] } }),
  }),
  route({
    method: "GET",
    path: "/api/moods/words",
    summary: "Every word one used for a mood, where one last put it, the most used first, 100 at most.",
    policy: "signed_in",
    limit,
    output: z.object({ words: z.array(wordOutput) }),
    handle: async ({ who }) => ({ ok: true, value: { words: [...(await moods.words(who.userId))] } }),
  }),
  route({
    method: "GET",
    path: "/api/people/:id/moods",
    summary: "What somebody shows one of their last seven days, the newest first: the mood, nothing of notes and tags.",
    policy: "signed_in",
    owner: "public",
    limit,
    params: z.strictObject({ id: idSchema }),
    output: z.object({ person: personOutput, moods: z.array(sharedMoodOutput) }),
    refusals: ["no_such_person", "not_shown"],
    handle: async ({ who, params: { id } }) => {
      const shared = await moods.shared(who.userId, id);
      return shared.ok ? { ok: true, value: { ...shared.value, moods: [...shared.value.moods] } } : shared;
    },
  }),
];
