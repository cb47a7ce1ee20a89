import type { OwnReport } from "#shared/schema/report.ts";
import { wallNowMs } from "../../net/clock.ts";
import type { HeldReport, ReportsClient } from "../../net/reports.port.ts";
import { fakeId } from "./fake-people.ts";

const HOUR_MS = 3_600_000;

/** `reports`: some of one's own; `reports-away`: the server is out of reach; `reports-refused`: what is reported is gone. */
export const fakeReports = (scene: string, nowMs: number): ReportsClient => {
  const own: OwnReport[] = (
    [
      ["hug", "harassment", "It came again after I asked for a pause.", 2, null, null],
      ["profile", "impersonation", "", 30, "acted", 21],
      ["message", "hate", "", 80, "no_breach", 52],
      ["room", "spam", "", 400, "closed", 390],
    ] as const
  ).map(([subject, category, words, hoursAgo, outcome, decidedAgo], at) => ({
    id: fakeId(800 + at),
    subject,
    subjectId: fakeId(100 + at),
    category,
    words,
    reportedAtMs: nowMs - hoursAgo * HOUR_MS,
    outcome,
    decidedAtMs: decidedAgo === null ? null : nowMs - decidedAgo * HOUR_MS,
  }));
  const held = new Map<string, HeldReport>();
  return {
    hold: (report) => void held.set(report.key, report),
    takeBack: (key) => void held.delete(key),
    async send(key) {
      const report = held.get(key);
      if (scene === "reports-away") return { ok: false, refusal: { code: "offline" } };
      if (scene === "reports-refused" || report === undefined) return { ok: false, refusal: { code: "no_such_hug" } };
      held.delete(key);
      const reportedAtMs = wallNowMs();
      const { subject, subjectId, category, words } = report;
      own.unshift({ id: key, subject, subjectId, category, words, reportedAtMs, outcome: null, decidedAtMs: null });
      return { ok: true, value: { id: key, reportedAtMs } };
    },
    sendDue: async () => {},
    async own() {
      if (scene === "reports-away") return { ok: false, refusal: { code: "offline" } };
      return { ok: true, value: { reports: scene === "reports" ? own : own.slice(4), next: null } };
    },
  };
};
