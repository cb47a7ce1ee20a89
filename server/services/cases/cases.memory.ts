import {
  CLAIM_MINUTES,
  REVEAL_MINUTES,
  SEVERITIES,
  type CaseDetail,
  type CaseQueue,
  type CaseRow,
  type CaseWords,
  type OwnReminder,
} from "#shared/schema/case.ts";
import { holdsAt } from "#shared/policy/restriction.policy.ts";
import { mayActOn } from "#shared/policy/staff.policy.ts";
import type { Refusal } from "#shared/schema/refusal.ts";
import { done, refused, type Outcome } from "../outcome.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import type { MemoryCase } from "../world.cases.memory.ts";
import type { MemoryTables } from "../world.memory.ts";
import { memoryStatistics } from "./cases.statistics.memory.ts";
import type { CaseActor, Cases } from "./cases.port.ts";

export type MemoryCasesDeps = { readonly tables: MemoryTables; readonly changes: { publish(): void } };

const CLAIM_MS = CLAIM_MINUTES * 60_000;
const EARLIER_MAX = 20;
const OK = { ok: true } as const;

/** Cases in memory; passes the same contract. */
export const createMemoryCases = ({ tables, changes }: MemoryCasesDeps): Cases => {
  const { cases, reports, caseNotes, caseLinks, caseReveals } = tables;
  const roleOf = (id: string) => tables.staff.get(id)?.role ?? "participant";
  const mayDecideAbout = (by: CaseActor, { subjectId }: MemoryCase): boolean =>
    subjectId === null ||
    mayActOn({ id: by.userId, role: roleOf(by.userId) }, { id: subjectId, role: roleOf(subjectId) });
  const isShown = (by: CaseActor, it: MemoryCase): boolean => it.state !== "closed" && mayDecideAbout(by, it);
  const shown = (by: CaseActor, id: string): MemoryCase | null => {
    tables.reach();
    const it = cases.get(id);
    return it !== undefined && isShown(by, it) ? it : null;
  };
  /** Whoever has claimed it now. */
  const claimedBy = ({ claim }: MemoryCase): string | null =>
    claim !== null && claim.actedAtMs > tables.nowMs() - CLAIM_MS ? claim.by : null;
  const countOpen = (isCounted: (it: MemoryCase) => boolean): CaseQueue => {
    const open = [...cases.values()].filter((it) => it.state === "open" && isCounted(it));
    const count = (isIt: (it: MemoryCase) => boolean): number => open.filter(isIt).length;
    return {
      urgent: count(({ severity }) => severity === 0),
      high: count(({ severity }) => severity === 1),
      normal: count(({ severity }) => severity === 2),
      overdue: count(({ dueAtMs }) => dueAtMs < tables.nowMs()),
      unclaimed: count((it) => claimedBy(it) === null),
    };
  };
  const reportsOf = ({ id }: MemoryCase) => reports.filter(({ caseId }) => caseId === id);
  const isOwn = (by: CaseActor, it: MemoryCase): boolean =>
    reportsOf(it).some(({ reporterId }) => reporterId === by.userId);
  const personOf = (id: string | null) => tables.personFor(null, id ?? "");

  const rowOf = (by: CaseActor, it: MemoryCase): CaseRow => {
    const [claimer, room] = [claimedBy(it), tables.groupHugs.get(it.groupHugId ?? "")];
    return {
      id: it.id,
      state: it.state,
      subject: { person: personOf(it.subjectId), room: room ? { id: room.id, name: room.draft.name } : null },
      severity: SEVERITIES[it.severity] ?? "normal",
      category: it.category,
      reports: reportsOf(it).length,
      openedAtMs: it.openedAtMs,
      dueAtMs: it.dueAtMs,
      claim:
        claimer === null
          ? null
          : {
              by: personOf(claimer),
              isMine: claimer === by.userId,
              lapsesAtMs: (it.claim?.actedAtMs ?? 0) + CLAIM_MS,
            },
    };
  };
  const revealedUntilMs = (by: CaseActor, id: string): number | null =>
    caseReveals.findLast((one) => one.caseId === id && one.by === by.userId && one.untilMs > tables.nowMs())?.untilMs ??
    null;
  const said = (act: string, id: string): Outcome<typeof OK> => {
    tables.audit.push(`${act} ${id}`);
    changes.publish();
    return done(OK);
  };
  const acted = (by: CaseActor, it: MemoryCase): void => {
    if (claimedBy(it) === by.userId) it.claim = { by: by.userId, actedAtMs: tables.nextMs() };
  };
  const opened = (by: CaseActor, caseId: string): void =>
    void caseReveals.push({ caseId, by: by.userId, untilMs: tables.nextMs() + REVEAL_MINUTES * 60_000 });
  /** Why somebody cannot claim or decide it; null = they can. */
  const barTo = (by: CaseActor, it: MemoryCase | null): Refusal | null => {
    if (it === null) return { code: "no_such_case" };
    if (it.state !== "open") return { code: "case_decided" };
    return isOwn(by, it) ? { code: "not_yours_to_do" } : null;
  };
  const words: Cases["words"] = async (by, id) => {
    const it = shown(by, id);
    if (it === null) return refused({ code: "no_such_case" });
    const untilMs = revealedUntilMs(by, id);
    if (untilMs === null) return refused({ code: "reveal_needed" });
    const given = reportsOf(it).map(({ id: reportId, words: text, snapshot }) => ({
      id: reportId,
      words: text,
      snapshot,
    }));
    return done<CaseWords>({ untilMs, reports: given });
  };

  return {
    async page(by, { state, claim }, cursor, limit) {
      tables.reach();
      const from = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && from === null) return null;
      const isWanted = (it: MemoryCase): boolean =>
        claim === "any" ||
        (claim === "mine" ? (claimedBy(it) ?? it.decided?.byId) === by.userId : claimedBy(it) === null);
      const all = [...cases.values()]
        .filter((it) => it.state === state && isShown(by, it) && isWanted(it))
        .toSorted((one, other) =>
          state === "open"
            ? one.severity - other.severity || one.dueAtMs - other.dueAtMs || one.id.localeCompare(other.id)
            : (other.decided?.atMs ?? 0) - (one.decided?.atMs ?? 0),
        );
      const start = from === null ? 0 : all.findIndex(({ id }) => id === from.id) + 1;
      const page = all.slice(start, start + limit);
      const last = all.length > start + limit ? page.at(-1) : undefined;
      return {
        cases: page.map((it) => rowOf(by, it)),
        next: last ? writeCursor({ atUs: `${last.dueAtMs}000`, id: last.id }) : null,
      };
    },

    async one(by, id) {
      const it = shown(by, id);
      if (it === null) return null;
      const linked = [...caseLinks].map((both) => both.split(" ")).filter((both) => both.includes(id));
      const links = linked.flatMap((both) => {
        const other = shown(by, both.find((one) => one !== id) ?? "");
        return other === null ? [] : [rowOf(by, other)];
      });
      const earlier = [...cases.values()]
        .filter((one) => one.id !== id && it.subjectId !== null && one.subjectId === it.subjectId)
        .flatMap((one) => (one.decided ? [{ id: one.id, decision: one.decided.decision, atMs: one.decided.atMs }] : []))
        .toSorted((one, other) => other.atMs - one.atMs)
        .slice(0, EARLIER_MAX);
      const decided = it.decided && (({ byId, ...rest }) => ({ ...rest, by: personOf(byId) }))(it.decided);
      return {
        ...rowOf(by, it),
        bar: isOwn(by, it) ? "own_report" : null,
        revealedUntilMs: revealedUntilMs(by, id),
        reportsList: reportsOf(it).map((one) => ({
          id: one.id,
          subject: one.subject,
          category: one.category,
          by: personOf(one.reporterId),
          isMine: one.reporterId === by.userId,
          reportedAtMs: one.atMs,
          hasWords: one.words !== "",
          lines: one.snapshot.lines.length,
        })),
        notes: caseNotes.flatMap(({ caseId, by: author, ...note }) =>
          caseId === id ? [{ ...note, by: personOf(author) }] : [],
        ),
        links,
        earlier,
        decided,
      } satisfies CaseDetail;
    },

    async claim(by, id) {
      const it = shown(by, id);
      const bar = barTo(by, it);
      if (it === null || bar !== null) return refused(bar ?? { code: "no_such_case" });
      const claimer = claimedBy(it);
      if (claimer !== null && claimer !== by.userId) return refused({ code: "claimed_already" });
      it.claim = { by: by.userId, actedAtMs: tables.nextMs() };
      return claimer === by.userId ? done(OK) : said("claim_case", id);
    },
    async release(by, id) {
      const it = shown(by, id);
      if (it === null) return refused({ code: "no_such_case" });
      if (claimedBy(it) !== by.userId) return refused({ code: "not_claimed" });
      it.claim = null;
      return said("release_case", id);
    },
    async note(by, id, text) {
      const it = shown(by, id);
      if (it === null) return refused({ code: "no_such_case" });
      caseNotes.push({ id: tables.newId(), caseId: id, by: by.userId, words: text, atMs: tables.nextMs() });
      acted(by, it);
      return said("note_case", id);
    },
    async link(by, id, otherId, on) {
      const [it, other] = [shown(by, id), shown(by, otherId)];
      const both = [id, otherId].toSorted().join(" ");
      if (it === null || (on && (other === null || it === other))) return refused({ code: "no_such_case" });
      if (caseLinks.has(both) === on) return done(OK);
      if (on) caseLinks.add(both);
      else caseLinks.delete(both);
      acted(by, it);
      return said(on ? "link_cases" : "unlink_cases", id);
    },
    async decide(by, id, { decision, statement, words: text, restrictions }) {
      const it = shown(by, id);
      const bar = barTo(by, it);
      if (it === null || bar !== null) return refused(bar ?? { code: "no_such_case" });
      if (claimedBy(it) !== by.userId) return refused({ code: "not_claimed" });
      const isOfIt = (one: string): boolean => {
        const known = tables.restrictions.get(one);
        if (known === undefined || known.userId !== it.subjectId || known.liftedAtMs !== null) return false;
        return known.caseId === id || holdsAt(known, tables.nowMs());
      };
      if (!restrictions.every(isOfIt)) return refused({ code: "no_such_restriction" });
      it.state = "decided";
      it.claim = null;
      it.decided = { decision, statement, words: text, restrictions, byId: by.userId, atMs: tables.nextMs() };
      for (const { reporterId, id: reportId } of reportsOf(it))
        tables.notify(reporterId, "report_decided", "", reportId);
      if (decision === "reminded" && it.subjectId !== null) tables.notify(it.subjectId, "reminded", "", id);
      return said("decide_case", id);
    },
    async reveal(by, id, _reason) {
      const it = shown(by, id);
      if (it === null) return refused({ code: "no_such_case" });
      if (isOwn(by, it)) return refused({ code: "not_yours_to_do" });
      if (claimedBy(it) !== by.userId) return refused({ code: "takes_two" });
      opened(by, id);
      acted(by, it);
      said("reveal_words", id);
      return words(by, id);
    },
    async revealBeyond(by, id, approvalId) {
      const it = shown(by, id);
      if (it === null) return refused({ code: "no_such_case" });
      if (isOwn(by, it)) return refused({ code: "not_yours_to_do" });
      if (!tables.useApproval(approvalId, by.userId, ({ caseId }) => caseId === id))
        return refused({ code: "no_such_approval" });
      opened(by, id);
      said("reveal_beyond_case", id);
      return words(by, id);
    },
    words,

    async reminders(userId) {
      tables.reach();
      return [...cases.values()]
        .flatMap(({ id, category, subjectId, groupHugId, decided }): readonly OwnReminder[] => {
          if (subjectId !== userId || decided?.decision !== "reminded") return [];
          const { statement, words: text, atMs } = decided;
          const room = tables.groupHugs.get(groupHugId ?? "")?.draft.name ?? null;
          return [{ id, category, statement, words: text, room, atMs }];
        })
        .toSorted((one, other) => other.atMs - one.atMs);
    },
    async statistics(by) {
      tables.reach();
      return memoryStatistics(tables, (it) => mayDecideAbout(by, it));
    },
    async queueFor(by) {
      tables.reach();
      return countOpen((it) => mayDecideAbout(by, it));
    },
    async queueOf() {
      tables.reach();
      return countOpen(({ subjectId }) => subjectId === null || !tables.staff.has(subjectId));
    },
  };
};
