import * as z from "zod";

/** What a report, an act of the staff and its statement of reasons are about. */
export const CATEGORIES = [
  "self_harm",
  "minor",
  "threat",
  "sexual",
  "hate",
  "harassment",
  "impersonation",
  "spam",
  "other",
] as const;
export type Category = (typeof CATEGORIES)[number];
export const categorySchema = z.enum(CATEGORIES);

/** Characters of what a moderator says to the person concerned, beside the category. */
export const STATEMENT_MAX = 500;
/** What somebody is told who is concerned by an act: the category, and words about this case; may be empty. */
export const statementSchema = z.string().trim().max(STATEMENT_MAX);

/** Months in which one may appeal. */
export const APPEAL_MONTHS = 6;
