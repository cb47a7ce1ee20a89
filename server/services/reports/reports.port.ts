import type { OwnReportsPage, ReportBody, Reported } from "#shared/schema/report.ts";
import type { Outcome } from "../outcome.ts";

/** What people say is not kind. Every method rejects with `Unavailable` when the database is away. */
export type Reports = {
  /**
   * Reports what its reporter can see; it joins the open case about the same person or room, or opens one. A repeat of
   * the key gets the first answer, and so does the same again while nothing is decided. Refusals: `nothing_to_report`
   * (also for what is not shown to them, or their own), `key_reused`, `too_many`, `no_such_person`.
   */
  report(reporterId: string, report: ReportBody): Promise<Outcome<Reported>>;
  /** One's own, newest first. Null = that is no cursor. */
  own(reporterId: string, cursor: string | null, limit: number): Promise<OwnReportsPage | null>;
};
