import type { OwnReportsPage, ReportBody, Reported } from "#shared/schema/report.ts";
import type { Told } from "./state.ts";

/** A report on its way; until `dueAtMs` whoever made it may take it back. */
export type HeldReport = ReportBody & { readonly dueAtMs: number };

/** What one reports. A report is kept on this device until the server has it, so that closing the page loses none. */
export type ReportsClient = {
  /** Keeps one on this device, in place of an earlier state of it. */
  hold(report: HeldReport): void;
  /** Takes one back that is not under way. */
  takeBack(key: string): void;
  /** Sends one that is held. Refused for the moment, it stays, and goes out later by itself. */
  send(key: string): Promise<Told<Reported>>;
  /** Sends whatever is due, of this visit and of earlier ones. */
  sendDue(): Promise<void>;
  /** One's own, the newest first; null starts at the newest. */
  own(cursor: string | null): Promise<Told<OwnReportsPage>>;
};
