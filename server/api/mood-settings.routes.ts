import * as z from "zod";
import { idSchema } from "#shared/schema/hug.ts";
import { moodSettingsSchema } from "#shared/schema/mood.ts";
import { pastNoteOutput } from "./moods.output.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";

const NOTES_AT_ONCE = 100;

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
    method: "GET",
    path: "/api/moods/notes",
    summary: "Notes of deleted moods and of earlier versions, as long as those can be had back, some at a time.",
    policy: "signed_in",
    owner: "self",
    limit: { perMinute: 240, burst: 120 },
    query: z.strictObject({ after: idSchema.optional().describe("`next` of the part before; left out = the first.") }),
    output: z.object({ notes: z.array(pastNoteOutput), next: idSchema.nullable() }),
    handle: async ({ who, query: { after } }) => {
      const notes = await moods.pastNotes(who.userId, after ?? null, NOTES_AT_ONCE);
      const next = notes.length < NOTES_AT_ONCE ? null : (notes.at(-1)?.id ?? null);
      return { ok: true, value: { notes: [...notes], next } };
    },
  }),
  route({
    method: "POST",
    path: "/api/moods/notes/forget",
    summary:
      "Takes all of one's notes from the server, those of earlier versions and deleted moods too, and copies of one's data that were made. It cannot be undone.",
    policy: "signed_in",
    limit: { perMinute: 10, burst: 10 },
    output: z.object({ notes: z.number().describe("How many moods had one.") }),
    handle: async ({ who }) => ({ ok: true, value: { notes: await moods.forgetNotes(who.userId) } }),
  }),
];
