import { DEADLINE_HOURS, SEVERITIES, type Snapshot, type SnapshotLine } from "#shared/schema/case.ts";
import type { Category } from "#shared/schema/conduct.ts";
import { REPORTS_PER_DAY, REPORTS_PER_HOUR, type ReportBody } from "#shared/schema/report.ts";
import type { GroupHugs } from "../group-hugs/group-hugs.port.ts";
import { done, refused } from "../outcome.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import type { MemoryCase } from "../world.cases.memory.ts";
import type { MemoryTables } from "../world.memory.ts";
import { outcomeOf } from "./report.outcome.ts";
import type { Reports } from "./reports.port.ts";

export type MemoryReportsDeps = {
  readonly tables: MemoryTables;
  readonly groupHugs: Pick<GroupHugs, "one">;
  readonly changes: { publish(): void };
};

const HOUR_MS = 3_600_000;
const LINES_MAX = 6;
const URGENT: readonly Category[] = ["self_harm", "minor", "threat"];
const HIGH: readonly Category[] = ["sexual", "hate"];

/** Index into `SEVERITIES`. */
const severityOf = (category: Category, isRepeated: boolean): number => {
  if (URGENT.includes(category)) return 0;
  return HIGH.includes(category) || (category === "harassment" && isRepeated) ? 1 : 2;
};
const deadlineMs = (severity: number): number => DEADLINE_HOURS[SEVERITIES[severity] ?? "normal"] * HOUR_MS;

type Line = SnapshotLine & { readonly id: string };
type Seen = { readonly subjectId: string; readonly groupHugId: string | null; readonly snapshot: Snapshot };

/** Reports in memory; passes the same contract. */
export const createMemoryReports = ({ tables, groupHugs, changes }: MemoryReportsDeps): Reports => {
  const { reports, cases, hugs, requests } = tables;
  const isHeard = ({ answer }: { readonly answer: string | null }): boolean => answer !== "unheard";

  const linesOf = (reader: string, other: string): readonly Line[] => [
    ...hugs.flatMap((hug): readonly Line[] => {
      const view = tables.viewOf(hug, reader);
      if (view === null || ![hug.senderId, hug.sent.to].includes(other)) return [];
      const bySubject = hug.senderId === other;
      const line = { id: hug.id, isReported: false, emoji: "", design: "" };
      const from = (isSubject: boolean) => (isSubject ? "subject" : "reporter");
      const { design, message, sentAtMs: atMs, reaction } = view;
      return [
        { ...line, kind: "hug", from: from(bySubject), design, message, atMs },
        ...(reaction === null ? [] : [{ ...line, ...reaction, kind: "reaction", from: from(!bySubject) } as const]),
      ];
    }),
    ...requests.flatMap((one): readonly Line[] =>
      one.kind === "need" && one.from === other && one.to === reader && isHeard(one)
        ? [
            {
              id: one.id,
              kind: "request",
              from: "subject",
              design: "",
              emoji: "",
              message: one.message,
              atMs: one.askedAtMs,
              isReported: false,
            },
          ]
        : [],
    ),
  ];
  const personIn = (id: string): Snapshot["person"] => {
    const { name = "someone", username = "", being = "", bio = "" } = tables.people.get(id) ?? {};
    return { name, username, being, bio };
  };
  const snapshotOf = (reader: string, other: string, reported: string, kind: string | null): Snapshot => {
    const all = linesOf(reader, other)
      .map((line) => ({ ...line, isReported: line.id === reported && line.kind === kind }))
      .toSorted((one, next) => one.atMs - next.atMs);
    const end = all.findIndex(({ isReported }) => isReported);
    const lines = (end < 0 ? all : all.slice(0, end + 1)).slice(-LINES_MAX);
    return { person: personIn(other), lines: lines.map(({ id: _, ...line }) => line), room: null };
  };
  const about = (reader: string, other: string, reported: string, kind: string | null): Seen | null =>
    tables.isHere(other) && other !== reader
      ? { subjectId: other, groupHugId: null, snapshot: snapshotOf(reader, other, reported, kind) }
      : null;

  const seenBy = async (reporter: string, { subject, subjectId: id }: ReportBody): Promise<Seen | null> => {
    if (subject === "profile")
      return tables.kept.blocks.has(tables.pair(id, reporter)) ? null : about(reporter, id, id, null);
    if (subject === "room") {
      const [view, hug] = [await groupHugs.one(reporter, id), tables.groupHugs.get(id)];
      if (view === null || hug === undefined || hug.hostId === reporter) return null;
      const { name, description, message, design, phase, here } = view;
      const { person, lines } = snapshotOf(reporter, hug.hostId, id, null);
      const room = { name, description, message, design, phase, here };
      return { subjectId: hug.hostId, groupHugId: id, snapshot: { person, lines, room } };
    }
    const hug = hugs.find((one) => one.id === id);
    const view = tables.viewOf(hug, reporter);
    if (hug !== undefined && view !== null) {
      const isSent = view.direction === "sent";
      const words = isSent ? view.reaction?.message : view.message;
      if (isSent && view.reaction === null) return null;
      if (subject === "message" && (words ?? "") === "") return null;
      return about(reporter, isSent ? hug.sent.to : hug.senderId, id, isSent ? "reaction" : "hug");
    }
    const request = requests.find((one) => one.id === id && one.to === reporter && one.kind === "need" && isHeard(one));
    return subject === "message" && request !== undefined && request.message !== ""
      ? about(reporter, request.from, id, "request")
      : null;
  };
  const join = ({ subjectId, groupHugId }: Seen, category: Category, atMs: number): MemoryCase => {
    const isRepeated = reports.some(
      (one) => one.category === "harassment" && cases.get(one.caseId)?.subjectId === subjectId,
    );
    const severity = severityOf(category, isRepeated);
    const dueAtMs = atMs + deadlineMs(severity);
    const open = [...cases.values()].find(
      (one) => one.state === "open" && one.groupHugId === groupHugId && one.subjectId === subjectId,
    );
    if (open === undefined) {
      const id = tables.newId();
      const opened: MemoryCase = {
        id,
        subjectId,
        groupHugId,
        openedAtMs: atMs,
        state: "open",
        severity,
        category,
        dueAtMs,
        claim: null,
        decided: null,
      };
      cases.set(id, opened);
      return opened;
    }
    if (severity < open.severity) open.category = category;
    open.severity = Math.min(open.severity, severity);
    open.dueAtMs = Math.min(open.dueAtMs, dueAtMs);
    return open;
  };
  /** When they may report again; in the past = now. */
  const waitsUntilMs = (reporter: string): number => {
    const own = reports.filter((one) => one.reporterId === reporter);
    const end = (most: number, hours: number) => (own.at(-most)?.atMs ?? -Infinity) + hours * HOUR_MS;
    return Math.max(end(REPORTS_PER_HOUR, 1), end(REPORTS_PER_DAY, 24));
  };

  return {
    async report(reporterId, body) {
      tables.reach();
      if (!tables.isHere(reporterId)) return refused({ code: "no_such_person" });
      const seen = await seenBy(reporterId, body);
      const { key, subject, subjectId, category, words } = body;
      const isSame = (one: Omit<ReportBody, "key" | "words">): boolean =>
        one.subject === subject && one.subjectId === subjectId && one.category === category;
      const own = reports.filter((one) => one.reporterId === reporterId);
      /** Whether it is open, and of whose group hug it is now. */
      const isOfNow = (caseId: string): boolean => {
        const it = cases.get(caseId);
        return it?.state === "open" && (subject !== "room" || it.subjectId === tables.groupHugs.get(subjectId)?.hostId);
      };
      const ofKey = own.find((one) => one.key === key);
      if (ofKey !== undefined && !isSame(ofKey)) return refused({ code: "key_reused" });
      const known = ofKey ?? own.find((one) => isSame(one) && isOfNow(one.caseId));
      if (known !== undefined) return done({ id: known.id, reportedAtMs: known.atMs });
      if (seen === null) return refused({ code: "nothing_to_report" });
      const atMs = tables.nextMs();
      const waitMs = waitsUntilMs(reporterId) - atMs;
      if (waitMs > 0) return refused({ code: "too_many", retryAfterMs: waitMs });
      const { id: caseId } = join(seen, category, atMs);
      const { snapshot } = seen;
      const id = tables.newId();
      reports.push({ id, reporterId, key, caseId, subject, subjectId, category, words, snapshot, atMs });
      changes.publish();
      return done({ id, reportedAtMs: atMs });
    },

    async own(reporterId, cursor, limit) {
      tables.reach();
      const from = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && from === null) return null;
      const own = reports.filter((one) => one.reporterId === reporterId).toReversed();
      const start = from === null ? 0 : own.findIndex(({ id }) => id === from.id) + 1;
      const shown = own.slice(start, start + limit);
      const last = own.length > start + limit ? shown.at(-1) : undefined;
      return {
        reports: shown.map(({ id, subject, subjectId, category, words, atMs, caseId }) => {
          const { state = "closed", decided = null } = cases.get(caseId) ?? {};
          const outcome = outcomeOf(state, decided?.decision ?? null);
          const decidedAtMs = decided?.atMs ?? null;
          return { id, subject, subjectId, category, words, reportedAtMs: atMs, outcome, decidedAtMs };
        }),
        next: last ? writeCursor({ atUs: `${last.atMs}000`, id: last.id }) : null,
      };
    },
  };
};
