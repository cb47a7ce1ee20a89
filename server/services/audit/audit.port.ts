import type { AuditFilter } from "#shared/schema/audit.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import type { Outcome } from "../outcome.ts";
import type { AuditHead, Broken } from "./audit.chain.ts";
import type { AuditRange } from "./audit.export.ts";
import type { AuditPage } from "./audit.pages.ts";

export type AuditChecked =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly broken: Broken };

/** Who asks, with the role of their staff session. */
export type AuditReader = { readonly userId: string; readonly role: StaffRole };

/** The trace of what the staff did. Entries are written by the database's function `audit`, within the acts themselves. */
export type Audit = {
  /** The last entry there is. */
  head(): Promise<AuditHead>;
  /**
   * Walks the chain from its first entry to its last, and compares it with what was written down elsewhere, by its number.
   * Names the first entry that is not as it was.
   */
  verify(witnesses: readonly AuditHead[]): Promise<AuditChecked>;
  /**
   * Newest first. Of what somebody else did about the reader, by whom and how stays empty. `cursor`: `next` of the page before; null = a cursor that no page had. `limit`: 1 to 100.
   */
  page(readerId: string, filter: AuditFilter, cursor: string | null, limit: number): Promise<AuditPage | null>;
  /**
   * Of which time a copy may be taken now: once, with the yes of a second person, and it is written down. Refusals:
   * `no_such_approval` (none, used, over, or to something else).
   */
  openExport(by: AuditReader, approvalId: string): Promise<Outcome<AuditRange>>;
  /** As lines of JSON (`checkExport`): a head, then entries in order. */
  exported(range: AuditRange): AsyncIterable<string>;
};
