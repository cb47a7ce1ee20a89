import type { CaseState, Decision } from "#shared/schema/case.ts";
import type { ReportOutcome } from "#shared/schema/report.ts";

/** What a reporter learns of a case; null = it is looked at. */
export const outcomeOf = (state: CaseState, decision: Decision | null): ReportOutcome | null => {
  if (state === "open") return null;
  if (state === "closed") return "closed";
  return decision === "no_breach" ? "no_breach" : "acted";
};
