import * as z from "zod";
import { EXPORT_STATES, type ErasureView, type ExportView } from "#shared/schema/data-rights.ts";
import type { ApiServices } from "./registry.ts";
import { bytesSchema, route, type Route } from "./route.ts";
import { ms, OK, okOutput } from "./views.output.ts";

/** Who may ask for what is about all of an account. */
const SENSITIVE = "stepped_up";
const often = { perMinute: 120, burst: 60 };
const rare = { perMinute: 10, burst: 10 };

const exportOutput = z.object({
  state: z.enum(EXPORT_STATES),
  percent: z.number(),
  bytes: z.number().describe("How large it is, once it is ready."),
  untilMs: ms.nullable().describe("When it is removed, once it is ready."),
}) satisfies z.ZodType<ExportView>;
const erasureOutput = z.object({
  dueAtMs: ms.nullable().describe("When everything goes; null = nobody asked for that."),
}) satisfies z.ZodType<ErasureView>;

/** Rights over one's data: a copy of it, and erasure. */
export const dataRightsRoutes = ({ exports, erasure }: ApiServices): readonly Route[] => [
  route({
    method: "POST",
    path: "/api/me/export",
    summary: "Begins to make a copy of all one's data, a zip; the one before is removed.",
    policy: SENSITIVE,
    whileSuspended: true,
    limit: rare,
    output: exportOutput,
    refusals: ["no_such_person"],
    handle: async ({ who }) => exports.ask(who.userId),
  }),
  route({
    method: "GET",
    path: "/api/me/export",
    summary: "How far the copy of one's data is.",
    policy: "signed_in",
    whileSuspended: true,
    limit: often,
    output: exportOutput,
    handle: async ({ who }) => ({ ok: true, value: await exports.view(who.userId) }),
  }),
  route({
    method: "GET",
    path: "/api/me/export/file",
    summary: "The copy of one's data: JSON, CSV and a page to read. There for 24 hours.",
    policy: SENSITIVE,
    whileSuspended: true,
    limit: rare,
    output: bytesSchema,
    file: { type: "application/zip", cacheControl: "no-store", saveAs: "hugmood.zip" },
    refusals: ["no_such_export"],
    handle: async ({ who }) => exports.file(who.userId),
  }),
  route({
    method: "POST",
    path: "/api/me/erasure",
    summary:
      "Asks to be erased in seven days. At once hidden from everybody and signed out everywhere but here, where it can be undone.",
    policy: SENSITIVE,
    whileSuspended: true,
    limit: rare,
    output: erasureOutput,
    refusals: ["no_such_person"],
    handle: async ({ who }, headers) => {
      const asked = await erasure.ask(who.userId, headers);
      return asked.ok
        ? { ok: true, value: { dueAtMs: asked.value.dueAtMs }, setCookies: asked.value.setCookies }
        : asked;
    },
  }),
  route({
    method: "GET",
    path: "/api/me/erasure",
    summary: "Whether and when whoever asks is erased.",
    policy: "signed_in",
    whileSuspended: true,
    limit: often,
    output: erasureOutput,
    handle: async ({ who }) => ({ ok: true, value: { dueAtMs: await erasure.dueAtMs(who.userId) } }),
  }),
  route({
    method: "DELETE",
    path: "/api/me/erasure",
    summary: "Undoes it: everything is as it was. Nothing to undo changes nothing.",
    policy: "signed_in",
    whileSuspended: true,
    limit: rare,
    output: okOutput,
    handle: async ({ who }) => {
      await erasure.undo(who.userId);
      return { ok: true, value: OK };
    },
  }),
];
