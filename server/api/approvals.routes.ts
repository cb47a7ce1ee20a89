import * as z from "zod";
import { askApprovalSchema, type ApprovalView, type AskApproval } from "#shared/schema/approval.ts";
import { mayDo } from "#shared/policy/staff.policy.ts";
import { categorySchema } from "#shared/schema/conduct.ts";
import { idSchema } from "#shared/schema/hug.ts";
import { done, refused } from "../services/outcome.ts";
import type { Restrictions } from "../services/restrictions/restrictions.port.ts";
import { route, type Route } from "./route.ts";
import { ms, okOutput, okReply } from "./views.output.ts";

const approvalOutput = z.object({
  id: idSchema,
  act: z.string(),
  askedById: idSchema,
  askedByName: z.string(),
  aboutId: idSchema.nullable(),
  aboutName: z.string(),
  category: categorySchema.nullable(),
  statement: z.string().describe("Of a ban: what the person will be told; of anything else: why."),
  hours: z.number().nullable().describe("Of a ban: for how long; null = for good, or of something else."),
  caseId: idSchema.nullable().describe("Whose words; null = of neither."),
  ofCaseId: idSchema.nullable().describe("Of a ban: the case from which it was asked for; null = none, or no ban."),
  groupHug: z.object({ id: idSchema, name: z.string() }).nullable(),
  fromMs: ms.nullable().describe("Of which time the audit."),
  toMs: ms.nullable(),
  askedAtMs: ms,
  expiresAtMs: ms,
  isMine: z.boolean().describe("Whether one may answer it oneself."),
  isGranted: z.boolean().describe("One asked for it and heard a yes: it can be done, once, until it ends."),
  isRefused: z.boolean().describe("One asked for it and heard a no."),
}) satisfies z.ZodType<ApprovalView>;

const acts = { perMinute: 60, burst: 30 };
const example: AskApproval = {
  what: "case",
  id: "8e03978e-40d5-43dd-bc93-6894a57f9324",
  reason: "It has to do with a case of mine.",
};

type Services = { readonly restrictions: Pick<Restrictions, "askApproval" | "approvals" | "answerApproval"> };

/** What takes a second person. What was said yes to is done where it belongs: with its case, its group hug, or the audit. */
export const approvalRoutes = ({ restrictions }: Services): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/staff/approvals",
    summary: "What waits for a second person, and what one heard a yes to and did not do yet; oldest first.",
    policy: { act: "approve" },
    limit: { perMinute: 120, burst: 60 },
    output: z.object({ approvals: z.array(approvalOutput) }),
    handle: async ({ who }) => done({ approvals: [...(await restrictions.approvals(who))] }),
  }),
  route({
    method: "POST",
    path: "/api/staff/approvals",
    summary:
      "Asks a second person: for the words of a case or group hug that is not one's own, or a copy of the audit.",
    policy: { act: "ask_approval" },
    limit: { perMinute: 20, burst: 10 },
    owner: "public",
    body: askApprovalSchema,
    example,
    output: z.object({ id: idSchema }),
    creates: true,
    refusals: ["no_such_case", "no_such_group_hug", "no_such_person", "not_yours_to_do"],
    async handle({ who, body }) {
      const act = body.what === "audit" ? "export_audit" : "reveal_beyond_case";
      return mayDo(who.role, act) ? restrictions.askApproval(who, body) : refused({ code: "not_yours_to_do" });
    },
  }),
  route({
    method: "POST",
    path: "/api/staff/approvals/:id",
    summary:
      "Says yes or no as the second person. A ban is done with the yes; anything else is done by who asked, once.",
    policy: { act: "approve" },
    limit: acts,
    params: z.strictObject({ id: idSchema }),
    owner: "public",
    body: z.strictObject({ isYes: z.boolean() }),
    example: { isYes: true },
    output: okOutput,
    refusals: ["no_such_approval", "not_yours_to_do"],
    handle: async ({ who, params: { id }, body }) => okReply(await restrictions.answerApproval(who, id, body.isYes)),
  }),
];
