import * as z from "zod";
import { moodSettingsSchema } from "#shared/schema/mood.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";

/** Where notes are kept, and whether one counts among everybody. */
export const moodSettingsRoutes = ({ moods }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/moods/settings",
    summary: "What one chose about one's moods.",
    policy: "signed_in",
    limit: { perMinute: 240, burst: 120 },
    output: moodSettingsSchema,
    handle: async ({ who }) => ({ ok: true, value: await moods.settings(who.userId) }),
  }),
  route({
    method: "PUT",
    path: "/api/moods/settings",
    summary: "Chooses whether notes stay on one's devices, and whether one's days count in figures of everybody.",
    policy: "signed_in",
    limit: { perMinute: 60, burst: 30 },
    example: { isPrivate: true, isInCommunity: false },
    body: moodSettingsSchema,
    output: moodSettingsSchema,
    refusals: ["no_such_person"],
    handle: async ({ who, body }) => moods.setSettings(who.userId, body),
  }),
  route({
    method: "POST",
    path: "/api/moods/notes/forget",
    summary: "Takes all of one's notes from the server, those of earlier versions too. It cannot be undone.",
    policy: "signed_in",
    limit: { perMinute: 10, burst: 10 },
    output: z.object({ notes: z.number().describe("How many moods had one.") }),
    handle: async ({ who }) => ({ ok: true, value: { notes: await moods.forgetNotes(who.userId) } }),
  }),
];
