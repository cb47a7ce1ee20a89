import type { AuditEntryView, AuditFilter } from "#shared/schema/audit.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { Audit } from "./audit.port.ts";
import { auditPageOf, readAuditCursor } from "./audit.pages.ts";

const isOf = (entry: MemoryEntry, { actor, act, subject, fromMs, toMs }: AuditFilter): boolean =>
  (actor === null || entry.actorId === actor) &&
  (act === null || entry.act === act) &&
  (subject === null || entry.subjectId === subject) &&
  (fromMs === null || entry.atMs >= fromMs) &&
  (toMs === null || entry.atMs < toMs);

/** What it says of itself is left out of entries until they are read. */
export type MemoryEntry = Omit<AuditEntryView, "isAboutReader">;

type MemoryAuditDeps = {
  readonly tables: MemoryTables;
  /** Oldest first. */
  readonly entries?: readonly MemoryEntry[];
};

/** Reading the audit in memory, and taking copies of it; passes the same contracts. A copy has no chain. */
export const createMemoryAudit = ({
  tables,
  entries = [],
}: MemoryAuditDeps): Pick<Audit, "page" | "openExport" | "exported"> => ({
  async page(readerId, filter, cursor, limit) {
    tables.reach();
    const before = cursor === null ? Infinity : readAuditCursor(cursor);
    if (before === null) return null;
    const isCaseOf = (id: unknown): boolean => typeof id === "string" && tables.cases.get(id)?.subjectId === readerId;
    const isAbout = ({ actorId, subjectKind, subjectId, details }: MemoryEntry): boolean =>
      actorId !== readerId &&
      ((subjectKind === "user" && subjectId === readerId) ||
        details["about"] === readerId ||
        (subjectKind === "case" && [subjectId, details["other"]].some(isCaseOf)));
    const isFound = (entry: AuditEntryView): boolean =>
      !entry.isAboutReader ||
      (filter.actor === null &&
        ((entry.subjectKind === "user" && entry.subjectId === readerId) ||
          (filter.act === null && filter.subject === null)));
    const found = entries
      .toReversed()
      .filter((entry) => entry.seq < before && isOf(entry, filter))
      .map((entry) => ({ ...entry, isAboutReader: isAbout(entry) }))
      .filter(isFound);
    return auditPageOf(found, limit, readerId);
  },
  async openExport({ userId }, approvalId) {
    tables.reach();
    if (!tables.useApproval(approvalId, userId, ({ act }) => act === "export_audit"))
      return refused({ code: "no_such_approval" });
    tables.audit.push(`export_audit ${approvalId}`);
    const { fromMs, toMs } = tables.approvals.get(approvalId) ?? {};
    return done({ fromMs: fromMs ?? 0, toMs: toMs ?? 0 });
  },
  async *exported({ fromMs, toMs }) {
    for (const entry of entries) if (entry.atMs >= fromMs && entry.atMs < toMs) yield JSON.stringify(entry);
  },
});
