import * as z from "zod";
import { auditActSchema, auditSubjectSchema, type AuditEntryView } from "#shared/schema/audit.ts";
import { idSchema } from "#shared/schema/hug.ts";
import { done } from "../services/outcome.ts";
import { streamOfLines } from "./lines.stream.ts";
import type { Audit } from "../services/audit/audit.port.ts";
import { PAGE_DEFAULT, pageQuery } from "./page.query.ts";
import { route, streamSchema, type Route } from "./route.ts";
import { ms } from "./views.output.ts";

const entryOutput = z.object({
  seq: z.number(),
  atMs: ms,
  actorId: z.string().nullable().describe("Null: the server's own act, or an operator's at the machine."),
  actorName: z.string().nullable(),
  actorRole: z.string(),
  act: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subjectName: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  isAboutReader: z.boolean().describe("About oneself, by somebody else: by whom and how is not told."),
}) satisfies z.ZodType<AuditEntryView>;

const moment = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .describe("Milliseconds since 1970.");

type Services = { readonly audit: Pick<Audit, "page" | "openExport" | "exported"> };

/** What the staff did, for those who watch over them. */
export const auditRoutes = ({ audit }: Services): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/staff/audit",
    summary:
      "What the staff did, newest first: of one actor, act, subject or time, page by page. By whom what is about oneself was done is not told.",
    policy: { act: "read_audit" },
    limit: { perMinute: 120, burst: 60 },
    query: pageQuery.extend({
      actor: z.uuid().optional(),
      act: auditActSchema.optional(),
      subject: auditSubjectSchema.optional().describe("The id of somebody or something."),
      fromMs: moment.optional(),
      toMs: moment.optional(),
    }),
    output: z.object({ entries: z.array(entryOutput), next: z.string().nullable() }),
    owner: "public",
    async handle({ who, query: { cursor = null, limit = PAGE_DEFAULT, ...query } }) {
      const { actor = null, act = null, subject = null, fromMs = null, toMs = null } = query;
      const page = await audit.page(who.userId, { actor, act, subject, fromMs, toMs }, cursor, limit);
      if (page === null) return { ok: false, refusal: { code: "bad_message", path: "query.cursor" } };
      return { ok: true, value: { entries: [...page.entries], next: page.next } };
    },
  }),
  route({
    method: "POST",
    path: "/api/staff/audit/exports/:approvalId",
    summary: "A copy of the audit, of the time that a second person said yes to: once. It can be checked by itself.",
    policy: { act: "export_audit" },
    limit: { perMinute: 5, burst: 5 },
    owner: "public",
    params: z.strictObject({ approvalId: idSchema }),
    file: { type: "application/x-ndjson", cacheControl: "no-store", saveAs: "hugmood-audit.jsonl", isStreamed: true },
    output: streamSchema,
    refusals: ["no_such_approval"],
    async handle({ who, params: { approvalId } }) {
      const range = await audit.openExport(who, approvalId);
      return range.ok ? done(streamOfLines(audit.exported(range.value))) : range;
    },
  }),
];
