import type { CaseDecision, Snapshot } from "#shared/schema/case.ts";
import type { Category } from "#shared/schema/conduct.ts";
import type { ReportSubject } from "#shared/schema/report.ts";

export type MemoryReport = {
  readonly id: string;
  readonly reporterId: string;
  readonly key: string;
  readonly caseId: string;
  readonly subject: ReportSubject;
  readonly subjectId: string;
  readonly category: Category;
  readonly words: string;
  readonly snapshot: Snapshot;
  readonly atMs: number;
};
export type MemoryCase = {
  readonly id: string;
  readonly subjectId: string | null;
  /** Null = about the person. */
  readonly groupHugId: string | null;
  readonly openedAtMs: number;
  state: "open" | "decided" | "closed";
  /** Index into `SEVERITIES`. */
  severity: number;
  category: Category;
  dueAtMs: number;
  claim: { readonly by: string; readonly actedAtMs: number } | null;
  decided: (Omit<CaseDecision, "by"> & { readonly byId: string }) | null;
};
export type MemoryReveal = { readonly caseId: string; readonly by: string; readonly untilMs: number };
export type MemoryNote = {
  readonly id: string;
  readonly caseId: string;
  readonly by: string;
  readonly words: string;
  readonly atMs: number;
};

/** The tables of reports and cases. */
export const createCaseTables = () => ({
  reports: [] as MemoryReport[],
  cases: new Map<string, MemoryCase>(),
  caseNotes: [] as MemoryNote[],
  /** The lesser id first. */
  caseLinks: new Set<string>(),
  caseReveals: [] as MemoryReveal[],
});
