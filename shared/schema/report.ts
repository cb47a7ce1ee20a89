import * as z from "zod";
import { categorySchema, type Category } from "./conduct.ts";
import { clientKeySchema, idSchema } from "./hug.ts";
import { textSchema } from "./text.ts";

/**
 * What can be reported, by its id. hug: one that one received, or sent and got a reaction to; profile: a person; message:
 * the words of such a hug, of its reaction, or of a request; room: a group hug that one can see.
 */
export const REPORT_SUBJECTS = ["hug", "profile", "message", "room"] as const;
export type ReportSubject = (typeof REPORT_SUBJECTS)[number];

/** Characters of what a reporter says to it. */
export const REPORT_WORDS_MAX = 500;
/** Reports of one person. */
export const REPORTS_PER_HOUR = 3;
export const REPORTS_PER_DAY = 10;

/** A report; a repeat of the key gets the first answer. */
export const reportSchema = z.strictObject({
  key: clientKeySchema,
  subject: z.enum(REPORT_SUBJECTS),
  subjectId: idSchema,
  category: categorySchema,
  /** May be empty. */
  words: textSchema(REPORT_WORDS_MAX),
});
export type ReportBody = z.infer<typeof reportSchema>;
/** The answer to a report, and to each repeat of it. */
export type Reported = { readonly id: string; readonly reportedAtMs: number };

/** What a reporter learns of it: never what was done to whom. closed: it is about nobody any more. */
export const REPORT_OUTCOMES = ["acted", "no_breach", "closed"] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

/** A report of one's own. */
export type OwnReport = {
  readonly id: string;
  readonly subject: ReportSubject;
  readonly subjectId: string;
  readonly category: Category;
  /** One's own words. */
  readonly words: string;
  /** ms since 1970. */
  readonly reportedAtMs: number;
  /** Null = it is looked at. */
  readonly outcome: ReportOutcome | null;
  readonly decidedAtMs: number | null;
};
/** Newest first; `next` starts the page after it. */
export type OwnReportsPage = { readonly reports: readonly OwnReport[]; readonly next: string | null };
