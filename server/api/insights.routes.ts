import * as z from "zod";
import { affectSchema, hideSuggestionSchema, suggestionIdSchema } from "#shared/schema/insights.ts";
import { daySchema, timeZoneSchema } from "#shared/schema/mood.ts";
import { communityOutput, insightsViewOutput, noteSuggestionOutput } from "./insights.output.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";

const reading = { perMinute: 120, burst: 60 };

/** What moods tell: to oneself, and of everybody together. */
export const insightsRoutes = ({ insights }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/insights",
    summary: "What one's moods tell, as it was computed last: how things go together, never what brings about what.",
    policy: "signed_in",
    limit: reading,
    query: z.strictObject({
      today: daySchema.describe("The device's own day, YYYY-MM-DD."),
      timeZone: timeZoneSchema.optional().describe("The device's; without it that of the newest mood."),
    }),
    output: insightsViewOutput,
    handle: async ({ who, query: { today, timeZone } }) => ({
      ok: true,
      value: await insights.view(who.userId, today, timeZone),
    }),
  }),
  route({
    method: "GET",
    path: "/api/insights/hidden",
    summary: "Suggestions that one does not want to see, in small letters.",
    policy: "signed_in",
    limit: reading,
    output: z.object({ ids: z.array(suggestionIdSchema).readonly() }),
    handle: async ({ who }) => ({ ok: true, value: { ids: await insights.hidden(who.userId) } }),
  }),
  route({
    method: "PUT",
    path: "/api/insights/hidden",
    summary: "Never shows a suggestion again, or lets it come again.",
    policy: "signed_in",
    limit: { perMinute: 60, burst: 30 },
    example: { id: "practice:walk", on: true },
    body: hideSuggestionSchema,
    output: z.object({}),
    refusals: ["no_such_person"],
    handle: async ({ who, body: { id, on } }) => {
      const hidden = await insights.hide(who.userId, id, on);
      return hidden.ok ? { ok: true, value: {} } : hidden;
    },
  }),
  route({
    method: "GET",
    path: "/api/insights/community",
    summary: "The last eight weeks of everybody who agreed: of no fewer than ten people, rounded, never changed.",
    policy: "signed_in",
    limit: reading,
    output: communityOutput,
    handle: async () => ({ ok: true, value: await insights.community() }),
  }),
  route({
    method: "POST",
    path: "/api/moods/affect",
    summary: "Where a note's words lie, for a place on the pad: a suggestion. The note is kept nowhere.",
    policy: "signed_in",
    limit: { perMinute: 60, burst: 20 },
    example: { note: "" },
    body: affectSchema,
    output: noteSuggestionOutput,
    refusals: ["no_model_here", "notes_stay_here"],
    handle: async ({ who, body: { note } }) => insights.suggest(who.userId, note),
  }),
];
