import * as z from "zod";

export const PAGE_DEFAULT = 30;
const PAGE_MAX = 100;

/** The staff session does not go on with what a page asks without anybody doing something. */
export const byItselfQuery = {
  byItself: z.literal("1").optional().describe("A page asks by itself: the staff session does not go on with it."),
};
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
