import * as z from "zod";
import { decideSchema, linkCaseSchema, noteSchema, revealSchema } from "#shared/schema/case.ts";
import { idSchema } from "#shared/schema/hug.ts";
import { done } from "../services/outcome.ts";
import {
  answerOf,
  caseOutput,
  caseQueueOutput,
  caseRowOutput,
  caseStatisticsOutput,
  caseWordsOutput,
} from "./cases.output.ts";
import { byItselfQuery, PAGE_DEFAULT, pageQuery } from "./page.query.ts";
import type { ApiServices } from "./registry.ts";
import { route, type Route } from "./route.ts";
import { okOutput, okReply } from "./views.output.ts";

const reading = { perMinute: 240, burst: 120 };
const acting = { perMinute: 60, burst: 30 };
/** Nobody reads so much at once for a good reason. */
const revealing = { perMinute: 10, burst: 10 };
const params = z.strictObject({ caseId: idSchema });
const casesQuery = pageQuery.extend({
  ...byItselfQuery,
  state: z.enum(["open", "decided"]).optional().describe("open when left out."),
  claim: z.enum(["any", "mine", "nobody"]).optional().describe("Whose claim; of decided ones, whose decision."),
});

/** What reports come to, for the staff. */
export const caseRoutes = ({ cases }: Pick<ApiServices, "cases">): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/staff/case-statistics",
    summary: "The last 30 days: how many were reported and decided, how soon, and what came of it.",
    policy: { act: "read_cases" },
    limit: reading,
    output: caseStatisticsOutput,
    handle: async ({ who }) => done(answerOf(await cases.statistics(who))),
  }),
  route({
    method: "GET",
    path: "/api/staff/case-queue",
    summary: "How many cases wait, by severity, of those that one sees.",
    policy: { act: "read_cases" },
    limit: reading,
    query: z.strictObject(byItselfQuery),
    output: caseQueueOutput,
    handle: async ({ who }) => done(await cases.queueFor(who)),
  }),
  route({
    method: "GET",
    path: "/api/staff/cases",
    summary: "Cases, page by page: open ones by severity and deadline, decided ones newest first. No words are in it.",
    policy: { act: "read_cases" },
    limit: reading,
    query: casesQuery,
    output: z.object({ cases: z.array(caseRowOutput), next: z.string().nullable() }),
    handle: async ({ who, query }) => {
      const filter = { state: query.state ?? "open", claim: query.claim ?? "any" } as const;
      const page = await cases.page(who, filter, query.cursor ?? null, query.limit ?? PAGE_DEFAULT);
      if (page === null) return { ok: false, refusal: { code: "bad_message", path: "query.cursor" } };
      return done(answerOf(page));
    },
  }),
  route({
    method: "GET",
    path: "/api/staff/cases/:caseId",
    summary: "One case, without the words of those concerned.",
    policy: { act: "read_cases" },
    limit: reading,
    owner: "public",
    params,
    output: caseOutput,
    refusals: ["no_such_case"],
    handle: async ({ who, params: { caseId } }) => {
      const one = await cases.one(who, caseId);
      return one === null ? { ok: false, refusal: { code: "no_such_case" } } : done(answerOf(one));
    },
  }),
  route({
    method: "PUT",
    path: "/api/staff/cases/:caseId/claim",
    summary:
      "Takes a case, or goes on with it. It is one moderator's at a time, until half an hour after their last act.",
    policy: { act: "claim_case" },
    limit: acting,
    owner: "public",
    params,
    output: okOutput,
    refusals: ["no_such_case", "case_decided", "claimed_already", "not_yours_to_do"],
    handle: async ({ who, params: { caseId } }) => okReply(await cases.claim(who, caseId)),
  }),
  route({
    method: "DELETE",
    path: "/api/staff/cases/:caseId/claim",
    summary: "Lets go of a case.",
    policy: { act: "release_case" },
    limit: acting,
    owner: "public",
    params,
    output: okOutput,
    refusals: ["no_such_case", "not_claimed"],
    handle: async ({ who, params: { caseId } }) => okReply(await cases.release(who, caseId)),
  }),
  route({
    method: "POST",
    path: "/api/staff/cases/:caseId/notes",
    summary: "Says something to a case, for the staff.",
    policy: { act: "note_case" },
    limit: acting,
    owner: "public",
    params,
    body: noteSchema,
    example: { words: "It began last week." },
    output: okOutput,
    refusals: ["no_such_case"],
    handle: async ({ who, params: { caseId }, body }) => okReply(await cases.note(who, caseId, body.words)),
  }),
  route({
    method: "POST",
    path: "/api/staff/cases/:caseId/links",
    summary: "Says that two cases have to do with each other. Again changes nothing.",
    policy: { act: "link_cases" },
    limit: acting,
    owner: "public",
    params,
    body: linkCaseSchema,
    example: { caseId: "8e03978e-40d5-43dd-bc93-6894a57f9324" },
    output: okOutput,
    refusals: ["no_such_case"],
    handle: async ({ who, params: { caseId }, body }) => okReply(await cases.link(who, caseId, body.caseId, true)),
  }),
  route({
    method: "DELETE",
    path: "/api/staff/cases/:caseId/links/:otherId",
    summary: "Takes such a link away. Again changes nothing.",
    policy: { act: "unlink_cases" },
    limit: acting,
    owner: "public",
    params: params.extend({ otherId: idSchema }),
    output: okOutput,
    refusals: ["no_such_case"],
    handle: async ({ who, params: { caseId, otherId } }) => okReply(await cases.link(who, caseId, otherId, false)),
  }),
  route({
    method: "POST",
    path: "/api/staff/cases/:caseId/decision",
    summary:
      "Decides a case that one has claimed. Whoever reported it is told that it was looked at; of a reminder the one whom it is about.",
    policy: { act: "decide_case" },
    limit: acting,
    owner: "public",
    params,
    body: decideSchema,
    example: { decision: "no_breach", statement: "misunderstanding", words: "", restrictions: [] },
    output: okOutput,
    refusals: ["no_such_case", "case_decided", "not_claimed", "not_yours_to_do", "no_such_restriction"],
    handle: async ({ who, params: { caseId }, body }) => okReply(await cases.decide(who, caseId, body)),
  }),
  route({
    method: "POST",
    path: "/api/staff/cases/:caseId/reveal",
    summary: "The words of a case that one has claimed, with a reason. It is written down, and holds for half an hour.",
    policy: { act: "reveal_words" },
    limit: revealing,
    owner: "public",
    params,
    body: revealSchema,
    example: { reason: "A threat, as its reporter says." },
    output: caseWordsOutput,
    refusals: ["no_such_case", "takes_two"],
    handle: async ({ who, params: { caseId }, body }) => {
      const words = await cases.reveal(who, caseId, body.reason);
      return words.ok ? done(answerOf(words.value)) : words;
    },
  }),
  route({
    method: "POST",
    path: "/api/staff/cases/:caseId/reveals/:approvalId",
    summary: "The words of a case that is not one's own, with the yes of a second person: once, and for half an hour.",
    policy: { act: "reveal_beyond_case" },
    limit: revealing,
    owner: "public",
    params: params.extend({ approvalId: idSchema }),
    output: caseWordsOutput,
    refusals: ["no_such_case", "no_such_approval", "not_yours_to_do"],
    handle: async ({ who, params: { caseId, approvalId } }) => {
      const words = await cases.revealBeyond(who, caseId, approvalId);
      return words.ok ? done(answerOf(words.value)) : words;
    },
  }),
  route({
    method: "GET",
    path: "/api/staff/cases/:caseId/words",
    summary: "The words again, while one's reveal holds.",
    policy: { act: "reveal_words" },
    limit: reading,
    owner: "public",
    params,
    output: caseWordsOutput,
    refusals: ["no_such_case", "reveal_needed"],
    handle: async ({ who, params: { caseId } }) => {
      const words = await cases.words(who, caseId);
      return words.ok ? done(answerOf(words.value)) : words;
    },
  }),
];
