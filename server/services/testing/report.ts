import { randomUUID } from "node:crypto";
import type { DecideBody } from "#shared/schema/case.ts";
import type { ReportBody } from "#shared/schema/report.ts";
import type { Acting, Restrictions } from "../restrictions/restrictions.port.ts";
import { valueOf } from "./hug.ts";

/** A valid report of something, with a key of its own. */
export const reportOf = (
  subject: ReportBody["subject"],
  subjectId: string,
  of: Partial<ReportBody> = {},
): ReportBody => ({
  key: randomUUID(),
  subject,
  subjectId,
  category: "spam",
  words: "",
  ...of,
});

export const NO_BREACH: DecideBody = {
  decision: "no_breach",
  statement: "misunderstanding",
  words: "",
  restrictions: [],
};
export const REMINDED: DecideBody = {
  decision: "reminded",
  statement: "ask_first",
  words: "Three came in a row.",
  restrictions: [],
};
/** With a restriction that is set for it. */
export const restricted = async (
  { restrictions }: { readonly restrictions: Pick<Restrictions, "restrict"> },
  by: Acting,
  userId: string,
): Promise<DecideBody> => {
  const limit = { kind: "limit", category: "threat", statement: "", hours: 1 } as const;
  return {
    decision: "restricted",
    statement: "threats",
    words: "You wrote that you would come.",
    restrictions: [valueOf(await restrictions.restrict(by, { ...limit, userId })).id],
  };
};
