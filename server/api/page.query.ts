import * as z from "zod";

export const PAGE_DEFAULT = 30;
const PAGE_MAX = 100;

/** Which page, and how long. */
export const pageQuery = z.strictObject({
  cursor: z.string().min(1).max(200).optional().describe("`next` of the page before; left out = the newest."),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(PAGE_MAX))
    .optional()
    .describe(`1 to ${PAGE_MAX}; ${PAGE_DEFAULT} when left out.`),
});
