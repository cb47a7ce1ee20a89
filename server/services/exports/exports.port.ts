import type { ExportView } from "#shared/schema/data-rights.ts";
import type { Outcome } from "../outcome.ts";

/**
 * A copy of one's data: a zip with JSON, CSV and a page to read, of all that `server/entities/rights/` gives. A job makes
 * it, in pieces; it is there for its owner for 24 hours. Every method rejects with `Unavailable` when the database is away.
 */
export type Exports = {
  view(userId: string): Promise<ExportView>;
  /** Begins to make one; the one before is removed. While one is being made, nothing changes. Refusals: `too_many`, `no_such_person`. */
  ask(userId: string): Promise<Outcome<ExportView>>;
  /** All of the zip. Refusal: `no_such_export` (not made yet, or removed). */
  file(userId: string): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
};
