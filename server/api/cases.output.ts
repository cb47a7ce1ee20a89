import * as z from "zod";
import {
  ALL_STATEMENTS,
  CASE_STATES,
  DECISIONS,
  SEVERITIES,
  type CaseDetail,
  type CaseQueue,
  type CaseRow,
  type CaseStatistics,
  type CaseWords,
} from "#shared/schema/case.ts";
import { categorySchema } from "#shared/schema/conduct.ts";
import { REPORT_SUBJECTS } from "#shared/schema/report.ts";
import { ms, personOutput } from "./views.output.ts";

const decision = z.enum(DECISIONS);

export const caseRowOutput = z.object({
  id: z.string(),
  state: z.enum(CASE_STATES),
  subject: z.object({
    person: personOutput.describe("The person, or the room's host."),
    room: z.object({ id: z.string(), name: z.string() }).nullable(),
  }),
  severity: z.enum(SEVERITIES),
  category: categorySchema.describe("Of its most severe report."),
  reports: z.number(),
  openedAtMs: ms,
  dueAtMs: ms,
  claim: z.object({ by: personOutput, isMine: z.boolean(), lapsesAtMs: ms }).nullable().describe("Null = nobody's."),
}) satisfies z.ZodType<CaseRow>;

export const caseOutput = caseRowOutput.extend({
  bar: z.enum(["own_report"]).nullable(),
  revealedUntilMs: ms.nullable(),
  reportsList: z.array(
    z.object({
      id: z.string(),
      subject: z.enum(REPORT_SUBJECTS),
      category: categorySchema,
      by: personOutput,
      isMine: z.boolean(),
      reportedAtMs: ms,
      hasWords: z.boolean(),
      lines: z.number(),
    }),
  ),
  notes: z.array(z.object({ id: z.string(), by: personOutput, words: z.string(), atMs: ms })),
  links: z.array(caseRowOutput),
  earlier: z.array(z.object({ id: z.string(), decision, atMs: ms })),
  decided: z
    .object({
      decision,
      statement: z.enum(ALL_STATEMENTS),
      words: z.string(),
      restrictions: z.array(z.string()),
      by: personOutput,
      atMs: ms,
    })
    .nullable(),
}) satisfies z.ZodType<CaseDetail>;

export const caseWordsOutput = z.object({
  untilMs: ms,
  reports: z.array(
    z.object({
      id: z.string(),
      words: z.string(),
      snapshot: z
        .object({
          person: z.object({ name: z.string(), username: z.string(), being: z.string(), bio: z.string() }),
          lines: z.array(
            z.object({
              kind: z.enum(["hug", "reaction", "request"]),
              from: z.enum(["subject", "reporter"]),
              design: z.string(),
              emoji: z.string(),
              message: z.string(),
              atMs: ms,
              isReported: z.boolean(),
            }),
          ),
          room: z
            .object({
              name: z.string(),
              description: z.string(),
              message: z.string(),
              design: z.string(),
              phase: z.string(),
              here: z.number(),
            })
            .nullable(),
        })
        .nullable(),
    }),
  ),
}) satisfies z.ZodType<CaseWords>;

export const caseQueueOutput = z.object({
  urgent: z.number(),
  high: z.number(),
  normal: z.number(),
  overdue: z.number(),
  unclaimed: z.number(),
}) satisfies z.ZodType<CaseQueue>;

export const caseStatisticsOutput = z.object({
  days: z.array(z.object({ day: z.string(), category: categorySchema, reported: z.number(), decided: z.number() })),
  reported: z.number(),
  decided: z.number(),
  inTime: z.number().nullable().describe("Share of the decided, 0 to 1."),
  medianMs: z.number().nullable(),
  decisions: z.object({ no_breach: z.number(), reminded: z.number(), restricted: z.number() }),
}) satisfies z.ZodType<CaseStatistics>;

/** Arrays of a view are its own; an answer takes them as they are. */
export const answerOf = <T>(view: T): Mutable<T> => view as Mutable<T>; // as: nothing changes an answer
type Mutable<T> = T extends readonly (infer One)[]
  ? Mutable<One>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;
