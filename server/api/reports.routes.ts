import * as z from "zod";
import { categorySchema } from "#shared/schema/conduct.ts";
import { idSchema } from "#shared/schema/hug.ts";
import {
  REPORT_OUTCOMES,
  REPORT_SUBJECTS,
  REPORTS_PER_DAY,
  REPORTS_PER_HOUR,
  reportSchema,
  type OwnReport,
} from "#shared/schema/report.ts";
import { PAGE_DEFAULT, pageQuery } from "./page.query.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { ms } from "./views.output.ts";

const ownReportOutput = z.object({
  id: idSchema,
  subject: z.enum(REPORT_SUBJECTS),
  subjectId: z.string(),
  category: categorySchema,
  words: z.string(),
  reportedAtMs: ms,
  outcome: z.enum(REPORT_OUTCOMES).nullable().describe("Null = it is looked at; never what was done to whom."),
  decidedAtMs: ms.nullable(),
}) satisfies z.ZodType<OwnReport>;

export const reportRoutes = ({ reports }: Pick<ApiServices, "reports">): readonly Route[] => [
  route({
    method: "POST",
    path: "/api/reports",
    summary: `Reports what one can see: a hug, its words, a person or a group hug; ${REPORTS_PER_HOUR} in an hour, ${REPORTS_PER_DAY} in a day. A repeat of the key, or of the same report before it is decided, gets the first answer.`,
    policy: "signed_in",
    limit: { perMinute: 20, burst: 20 },
    owner: "self",
    body: reportSchema,
    output: z.object({ id: idSchema, reportedAtMs: ms }),
    refusals: ["nothing_to_report", "key_reused", "no_such_person"],
    handle: async ({ who, body }) => {
      const reported = await reports.report(who.userId, body);
      return reported.ok ? { ok: true, value: reported.value, status: 201 } : reported;
    },
  }),
  route({
    method: "GET",
    path: "/api/me/reports",
    summary: "What one reported, and what came of it, newest first, page by page.",
    policy: "signed_in",
    limit: { perMinute: 240, burst: 120 },
    query: pageQuery,
    output: z.object({ reports: z.array(ownReportOutput), next: z.string().nullable() }),
    handle: async ({ who, query }) => {
      const page = await reports.own(who.userId, query.cursor ?? null, query.limit ?? PAGE_DEFAULT);
      if (page === null) return { ok: false, refusal: { code: "bad_message", path: "query.cursor" } };
      return { ok: true, value: { reports: [...page.reports], next: page.next } };
    },
  }),
];
