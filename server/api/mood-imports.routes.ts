import * as z from "zod";
import { idSchema } from "#shared/schema/hug.ts";
import { importPartSchema, type ImportPart } from "#shared/schema/mood.ts";
import { importedOutput, importOutput } from "./moods.output.ts";
import { MOOD_EXAMPLE, unkindMood } from "./moods.routes.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";

const KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324";

const unkindPart = ({ entries }: ImportPart) => {
  const place = entries.findIndex((entry) => unkindMood(entry) !== null);
  if (place === -1) return null;
  return { ok: false, refusal: { code: "unkind_words", path: `entries.${place}.mood` } } as const;
};

/** Files of moods from elsewhere, read by the client, part by part. */
export const moodImportsRoutes = ({ moods }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/moods/imports",
    summary: "Files that were taken in and stand, the newest first, 50 at most.",
    policy: "signed_in",
    limit: { perMinute: 240, burst: 120 },
    output: z.object({ imports: z.array(importOutput) }),
    handle: async ({ who }) => ({ ok: true, value: { imports: [...(await moods.imports(who.userId))] } }),
  }),
  route({
    method: "POST",
    path: "/api/moods/imports",
    summary: "Adds a part of a file; all its parts have one key. Whatever has a known key is left as it is.",
    policy: "signed_in",
    owner: "self",
    // A file has at most 400 parts.
    limit: { perMinute: 240, burst: 400 },
    example: { key: KEY, name: "moods.csv", entries: [{ key: KEY, ...MOOD_EXAMPLE }] },
    body: importPartSchema,
    output: importedOutput,
    refusals: ["bad_time", "notes_stay_here", "no_such_person", "unkind_words"],
    handle: async ({ who, body }) => unkindPart(body) ?? moods.importPart(who.userId, body),
  }),
  route({
    method: "DELETE",
    path: "/api/moods/imports/:id",
    summary: "Deletes what came with a file, changed since or not.",
    policy: "signed_in",
    owner: "object",
    limit: { perMinute: 30, burst: 15 },
    params: z.strictObject({ id: idSchema }),
    output: z.object({ entries: z.number().describe("How many there were.") }),
    refusals: ["no_such_import"],
    handle: async ({ who, params: { id } }) => moods.undoImport(who.userId, id),
  }),
];
