import * as z from "zod";
import { idSchema } from "#shared/schema/hug.ts";
import { editMoodSchema, moodChangeSchema, newMoodSchema, tagSchema, type MoodDraft } from "#shared/schema/mood.ts";
import { moodDays } from "./mood-days.query.ts";
import { changedOutput, moodOutput, removedOutput, versionOutput } from "./moods.output.ts";
import { PAGE_DEFAULT, pageQuery } from "./page.query.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { unkind } from "./unkind.ts";

const reading = { perMinute: 240, burst: 120 };
/** What was logged without a connection comes all at once. */
const writing = { perMinute: 120, burst: 60 };
const params = z.strictObject({ id: idSchema });

export const MOOD_EXAMPLE = {
  mood: "calm",
  intensity: 0.5,
  valence: 0.75,
  arousal: 0.25,
  note: "Tea by the window.",
  tags: ["home"],
  audience: "friends",
  feltAtMs: 1_746_525_600_000,
  timeZone: "Europe/Berlin",
} satisfies MoodDraft;

/** A refusal where others would read an unkind word; what is for nobody else is one's own. */
export const unkindMood = (mood: Pick<MoodDraft, "mood" | "audience">) =>
  mood.audience === "nobody" ? null : unkind(mood, "mood");

export const moodRoutes = ({ moods }: ApiServices): readonly Route[] => [
  route({
    method: "POST",
    path: "/api/moods",
    summary: "Logs a mood. A repeat of the key gets the entry as it stands.",
    policy: "signed_in",
    limit: writing,
    example: { key: "8e03978e-40d5-43dd-bc93-6894a57f9324", ...MOOD_EXAMPLE },
    body: newMoodSchema,
    output: moodOutput,
    refusals: ["bad_time", "key_reused", "notes_stay_here", "no_such_mood", "no_such_person", "unkind_words"],
    handle: async ({ who, body }) => unkindMood(body) ?? moods.create(who.userId, body),
  }),
  route({
    method: "GET",
    path: "/api/moods",
    summary: "One's moods of some days, the newest first, page by page.",
    policy: "signed_in",
    limit: reading,
    query: pageQuery.extend({
      ...moodDays,
      tag: tagSchema.optional().describe("With this tag only, whatever its capitals."),
    }),
    output: z.object({ moods: z.array(moodOutput), next: z.string().nullable() }),
    handle: async ({ who, query: { from, until, tag, cursor, limit } }) => {
      const days = { from, until };
      const page = await moods.page(who.userId, days, tag ?? null, cursor ?? null, limit ?? PAGE_DEFAULT);
      if (page === null) return { ok: false, refusal: { code: "bad_message", path: "query.cursor" } };
      return { ok: true, value: { moods: [...page.moods], next: page.next } };
    },
  }),
  route({
    method: "GET",
    path: "/api/moods/removed",
    summary: "What one deleted in the last 30 days and can be had back, deleted last first, page by page.",
    policy: "signed_in",
    limit: reading,
    query: pageQuery,
    output: z.object({ moods: z.array(removedOutput), next: z.string().nullable() }),
    handle: async ({ who, query: { cursor, limit } }) => {
      const page = await moods.removed(who.userId, cursor ?? null, limit ?? PAGE_DEFAULT);
      if (page === null) return { ok: false, refusal: { code: "bad_message", path: "query.cursor" } };
      return { ok: true, value: { moods: [...page.moods], next: page.next } };
    },
  }),
  route({
    method: "DELETE",
    path: "/api/moods/removed/:id",
    summary: "Deletes for good what could be had back, with what it was before.",
    policy: "signed_in",
    owner: "object",
    limit: writing,
    params,
    output: z.object({}),
    refusals: ["no_such_mood"],
    handle: async ({ who, params: { id } }) => moods.forget(who.userId, id),
  }),
  route({
    method: "GET",
    path: "/api/moods/:id",
    summary: "One of one's moods.",
    policy: "signed_in",
    owner: "object",
    limit: reading,
    params,
    output: moodOutput,
    refusals: ["no_such_mood"],
    handle: async ({ who, params: { id } }) => {
      const mood = await moods.one(who.userId, id);
      return mood === null ? { ok: false, refusal: { code: "no_such_mood" } } : { ok: true, value: mood };
    },
  }),
  route({
    method: "PUT",
    path: "/api/moods/:id",
    summary:
      "Changes a mood. Of two changes that did not know each other the one made later stands; the other is kept for 30 days.",
    policy: "signed_in",
    owner: "object",
    limit: writing,
    params,
    example: { ...MOOD_EXAMPLE, baseRevision: 1, editedAtMs: 1_746_529_200_000 },
    body: editMoodSchema,
    output: changedOutput,
    refusals: ["no_such_mood", "bad_time", "notes_stay_here", "unkind_words"],
    handle: async ({ who, params: { id }, body }) => unkindMood(body) ?? moods.edit(who.userId, id, body),
  }),
  route({
    method: "POST",
    path: "/api/moods/:id/remove",
    summary: "Deletes a mood, by the same rule. It can be had back for 30 days.",
    policy: "signed_in",
    owner: "object",
    limit: writing,
    params,
    example: { baseRevision: 1, editedAtMs: 1_746_529_200_000 },
    body: moodChangeSchema,
    output: changedOutput,
    refusals: ["no_such_mood"],
    handle: async ({ who, params: { id }, body }) => moods.remove(who.userId, id, body),
  }),
  route({
    method: "GET",
    path: "/api/moods/:id/versions",
    summary: "What a mood was before, or would have been: of the last 30 days, the newest first.",
    policy: "signed_in",
    owner: "object",
    limit: reading,
    params,
    output: z.object({ versions: z.array(versionOutput) }),
    refusals: ["no_such_mood"],
    handle: async ({ who, params: { id } }) => {
      const versions = await moods.versions(who.userId, id);
      return versions.ok ? { ok: true, value: { versions: [...versions.value] } } : versions;
    },
  }),
  route({
    method: "POST",
    path: "/api/moods/:id/restore",
    summary: "Makes a version what stands, or brings back what was deleted.",
    policy: "signed_in",
    owner: "object",
    limit: writing,
    params,
    example: { versionId: null },
    body: z.strictObject({ versionId: idSchema.nullable().describe("Null = what was deleted comes back as it was.") }),
    output: moodOutput,
    refusals: ["no_such_mood", "no_such_version", "notes_stay_here"],
    handle: async ({ who, params: { id }, body }) => moods.restore(who.userId, id, body.versionId),
  }),
];
