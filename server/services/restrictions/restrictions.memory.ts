import { APPEAL_MONTHS } from "#shared/schema/conduct.ts";
import { holdsAt, mayRestrict, mayRestrictFor, UNDO_MINUTES } from "#shared/policy/restriction.policy.ts";
import {
  mayActOn,
  mayApprove,
  mayDecideAppeal,
  mayDo,
  takesTwo,
  type Act,
  type Role,
} from "#shared/policy/staff.policy.ts";
import { APPROVAL_HOURS, type ApprovalView, type AskApproval } from "#shared/schema/approval.ts";
import { type AppealState, type OwnRestriction, type Restriction } from "#shared/schema/restriction.ts";
import { STAFF_ROLES, type StaffRole } from "#shared/schema/staff.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryApproval } from "../world.approvals.memory.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { MemoryRestriction } from "../world.restrictions.memory.ts";
import type { Acting, AskedRestriction, Restrictions } from "./restrictions.port.ts";

export type MemoryRestrictionsDeps = {
  readonly tables: MemoryTables;
  readonly roleOf: (userId: string) => StaffRole | null;
  readonly onChanged: (userId: string) => void;
};
export type MemoryRestrictions = Restrictions & {
  /** What the audit would have, as `act subject`. */
  readonly acts: readonly string[];
};
const HOUR_MS = 3_600_000;
const OK = done({ ok: true } as const);

/** Restrictions in memory; passes the same contract. */
export const createMemoryRestrictions = (deps: MemoryRestrictionsDeps): MemoryRestrictions => {
  const { tables, roleOf, onChanged } = deps;
  const kept = tables.restrictions;
  const { approvals } = tables;
  /** What a second person says yes to with the approval of that id. */
  const bans = new Map<string, AskedRestriction>();
  const acts = tables.audit;
  const roleIn = (userId: string): Role => roleOf(userId) ?? "participant";
  const isStill = ({ userId, role }: Acting): boolean => roleOf(userId) === role;
  const somebody = ({ userId, role }: Acting) => ({ id: userId, role });
  const other = (userId: string) => ({ id: userId, role: roleIn(userId) });
  const mayAct = (by: Acting, userId: string): boolean => isStill(by) && mayActOn(somebody(by), other(userId));
  const nameOf = (userId: string): string => tables.people.get(userId)?.name ?? "someone";
  const newest = (rows: readonly MemoryRestriction[]): readonly MemoryRestriction[] =>
    rows.toSorted((one, two) => two.beginsAtMs - one.beginsAtMs);
  const viewOf = ({ appealedAtMs: _, words: __, answer: ___, ...restriction }: MemoryRestriction): Restriction =>
    restriction;
  const isOpen = (asked: MemoryApproval | undefined): asked is MemoryApproval =>
    asked !== undefined && asked.answer === null && asked.expiresAtMs > tables.nowMs();
  const isAnswered = (by: Acting, { answer, askedById, isUsed, expiresAtMs }: MemoryApproval): boolean =>
    answer !== null && askedById === by.userId && !isUsed && expiresAtMs > tables.nowMs();

  const add = (by: Acting, asked: AskedRestriction, approvedById: string | null): string => {
    const [id, beginsAtMs] = [tables.newId(), tables.nextMs()];
    const { userId, kind, category, statement, hours, groupHugId = null, caseId = null } = asked;
    kept.set(id, {
      id,
      userId,
      kind,
      category,
      statement,
      groupHugId,
      caseId,
      beginsAtMs,
      approvedById,
      endsAtMs: hours === null ? null : beginsAtMs + hours * HOUR_MS,
      byId: by.userId,
      undoUntilMs: beginsAtMs + UNDO_MINUTES * 60_000,
      liftedAtMs: null,
      appeal: null,
      appealedAtMs: 0,
      words: "",
      answer: "",
    });
    acts.push(`${kind} ${userId}`);
    onChanged(userId);
    return id;
  };
  const ask = (by: Acting, act: Act, aboutId: string | null, what: Partial<MemoryApproval>): string => {
    const [id, askedAtMs] = [tables.newId(), tables.nextMs()];
    approvals.set(id, {
      id,
      act,
      aboutId,
      askedAtMs,
      askedAs: by.role,
      answer: null,
      answeredById: null,
      isUsed: false,
      askedById: by.userId,
      askedByName: nameOf(by.userId),
      aboutName: aboutId === null ? "" : nameOf(aboutId),
      category: null,
      statement: "",
      hours: null,
      caseId: null,
      ofCaseId: null,
      groupHug: null,
      fromMs: null,
      toMs: null,
      expiresAtMs: askedAtMs + APPROVAL_HOURS * HOUR_MS,
      ...what,
    });
    acts.push(`ask_approval ${id}`);
    return id;
  };
  /** A case about somebody, or any about a group hug. */
  const hasReported = (userId: string, about: { readonly caseId?: string | null; readonly groupHugId?: string }) =>
    tables.reports.some(
      ({ caseId, reporterId }) =>
        reporterId === userId &&
        (caseId === about.caseId ||
          (about.groupHugId !== undefined && tables.cases.get(caseId)?.groupHugId === about.groupHugId)),
    );
  /** Whom words are of, and whether they are none of who asks; null = there is nothing of that id. */
  const wordsOf = (by: Acting, { what, id }: Exclude<AskApproval, { what: "audit" }>) => {
    if (what === "group_hug") {
      const hug = tables.groupHugs.get(id);
      if (hug === undefined) return null;
      const { hostId: aboutId, draft } = hug;
      const isOwn = aboutId === by.userId || hasReported(by.userId, { groupHugId: id });
      return { aboutId, isOwn, what: { groupHug: { id, name: draft.name } } };
    }
    const it = tables.cases.get(id);
    if (it === undefined || it.state === "closed") return null;
    const { subjectId: aboutId } = it;
    if (aboutId !== null && !mayActOn(somebody(by), other(aboutId))) return null;
    const isOwn = hasReported(by.userId, { caseId: id });
    return { aboutId, isOwn, what: { caseId: id } };
  };
  const isReporter = (by: Acting, { id, caseId, groupHug }: MemoryApproval): boolean =>
    hasReported(by.userId, { caseId: caseId ?? bans.get(id)?.caseId ?? null }) ||
    (groupHug !== null && hasReported(by.userId, { groupHugId: groupHug.id }));
  const mayAnswer = (by: Acting, asked: MemoryApproval): boolean => {
    const { act, askedById, aboutId } = asked;
    return (
      mayApprove(somebody(by), { act: act as Act, byId: askedById, aboutId }) && // as: asked for so
      !isReporter(by, asked) &&
      (aboutId === null ? isStill(by) : mayAct(by, aboutId))
    );
  };
  /** Whether whoever asked is one who could, still. */
  const couldStill = ({ askedById: userId, askedAs, aboutId }: MemoryApproval): boolean => {
    const role = roleOf(userId);
    if (role === null || STAFF_ROLES.indexOf(role) < STAFF_ROLES.indexOf(askedAs)) return false;
    return aboutId === null || mayAct({ userId, role }, aboutId);
  };
  /** As the database function `may_decide_appeal`. */
  const mayDecide = (by: Acting, one: MemoryRestriction): boolean => {
    const { userId, kind, beginsAtMs, endsAtMs } = one;
    const came = [...tables.cases.values()].filter(
      ({ id, subjectId, decided }) =>
        subjectId === userId && (id === one.caseId || decided?.restrictions.includes(one.id) === true),
    );
    const reporters = tables.reports.filter(({ caseId }) => came.some(({ id }) => id === caseId));
    const deciders = [
      one.byId,
      one.approvedById,
      ...came.map(({ decided }) => decided?.byId ?? null),
      ...reporters.map(({ reporterId }) => reporterId),
    ].filter((id) => id !== null);
    return (
      mayAct(by, userId) &&
      mayDecideAppeal(somebody(by), { byId: userId, deciders }) &&
      mayRestrictFor(by.role, kind, endsAtMs === null ? null : (endsAtMs - beginsAtMs) / HOUR_MS)
    );
  };
  const refusedOfCase = (by: Acting, { userId, caseId = null }: AskedRestriction) => {
    if (caseId === null) return null;
    if (tables.cases.get(caseId)?.subjectId !== userId) return refused({ code: "no_such_case" });
    return hasReported(by.userId, { caseId }) ? refused({ code: "not_yours_to_do" }) : null;
  };

  return {
    acts,
    async restrict(by, asked) {
      tables.reach();
      const { userId, kind, hours, groupHugId = null } = asked;
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      if (!isStill(by) || !mayRestrict(somebody(by), other(userId), kind, hours))
        return refused({ code: "not_yours_to_do" });
      const ofCase = refusedOfCase(by, asked);
      if (takesTwo(kind, hours)) {
        if (ofCase !== null) return ofCase;
        const waits = [...approvals.values()].some((one) => one.act === kind && one.aboutId === userId && isOpen(one));
        if (waits) return refused({ code: "waits_for_two" });
        const { category, statement, caseId: ofCaseId = null } = asked;
        const id = ask(by, kind, userId, { category, statement, hours, ofCaseId });
        bans.set(id, asked);
        return done({ id, isAsked: true });
      }
      const phase = groupHugId === null ? null : tables.groupHugs.get(groupHugId)?.phase;
      if (phase === undefined) return refused({ code: "no_such_group_hug" });
      const known = [...kept.values()].find(
        (one) =>
          groupHugId !== null &&
          one.groupHugId === groupHugId &&
          one.userId === userId &&
          one.kind === kind &&
          holdsAt(one, tables.nowMs()),
      );
      const replaced = kind === "mute" ? known : undefined;
      const isNew = known === undefined || replaced !== undefined;
      if (isNew && phase !== null && phase !== "pending" && phase !== "active") return refused({ code: "wrong_phase" });
      if (ofCase !== null) return ofCase;
      if (replaced !== undefined) {
        kept.set(replaced.id, { ...replaced, liftedAtMs: tables.nextMs() });
        acts.push(`lift_${kind} ${userId}`);
      }
      return done({ id: isNew ? add(by, asked, null) : known.id, isAsked: false });
    },
    async lift(by, id) {
      tables.reach();
      const one = kept.get(id);
      if (one === undefined) return refused({ code: "no_such_restriction" });
      const { userId, kind, beginsAtMs, endsAtMs } = one;
      const hours = endsAtMs === null ? null : (endsAtMs - beginsAtMs) / HOUR_MS;
      const isOwn = one.byId === by.userId && tables.nowMs() < one.undoUntilMs;
      if (!mayAct(by, userId) || !(isOwn || mayRestrictFor(by.role, kind, hours)))
        return refused({ code: "not_yours_to_do" });
      if (holdsAt(one, tables.nowMs())) {
        kept.set(id, { ...one, liftedAtMs: tables.nextMs() });
        acts.push(`lift_${kind} ${userId}`);
        onChanged(userId);
      }
      return OK;
    },
    async ofPerson(userId) {
      tables.reach();
      return newest([...kept.values()].filter((one) => one.userId === userId)).map(viewOf);
    },
    async own(userId) {
      tables.reach();
      return newest([...kept.values()].filter((one) => one.userId === userId)).map(
        ({ id, kind, category, statement, beginsAtMs, endsAtMs, liftedAtMs, appeal, answer }): OwnRestriction => ({
          id,
          kind,
          category,
          statement,
          beginsAtMs,
          endsAtMs,
          liftedAtMs,
          appeal,
          answer,
          appealUntilMs: appealUntil(beginsAtMs),
        }),
      );
    },
    async appeal(userId, id, words) {
      tables.reach();
      const one = kept.get(id);
      if (one?.userId !== userId) return refused({ code: "no_such_restriction" });
      if (one.appeal !== null || appealUntil(one.beginsAtMs) <= tables.nowMs()) return refused({ code: "no_appeal" });
      kept.set(id, { ...one, appeal: "open", appealedAtMs: tables.nextMs(), words });
      return OK;
    },
    async openAppeals(by) {
      tables.reach();
      return [...kept.values()]
        .filter((one) => one.appeal === "open" && mayDecide(by, one))
        .toSorted((one, two) => one.appealedAtMs - two.appealedAtMs)
        .map((one) => ({
          restriction: viewOf(one),
          name: nameOf(one.userId),
          words: one.words,
          appealedAtMs: one.appealedAtMs,
        }));
    },
    async decideAppeal(by, id, { state, statement, hours }) {
      tables.reach();
      const one = kept.get(id);
      if (one?.appeal !== "open") return refused({ code: "no_such_restriction" });
      if (!mayDecide(by, one)) return refused({ code: "not_yours_to_do" });
      const atMs = tables.nextMs();
      const endsAtMs = hours === null ? null : atMs + hours * HOUR_MS;
      if (state === "changed" && (endsAtMs === null || (one.endsAtMs !== null && endsAtMs >= one.endsAtMs)))
        return refused({ code: "bad_message", path: "hours" });
      const appeal: AppealState = state;
      kept.set(id, {
        ...one,
        appeal,
        answer: statement,
        ...(state === "changed" ? { endsAtMs } : {}),
        ...(state === "overturned" ? { liftedAtMs: one.liftedAtMs ?? atMs } : {}),
      });
      acts.push(`decide_appeal ${one.userId}`);
      onChanged(one.userId);
      return OK;
    },
    async askApproval(by, asked) {
      tables.reach();
      const never = refused({ code: "not_yours_to_do" });
      if (asked.what === "audit") {
        const { fromMs, toMs, reason } = asked;
        if (!isStill(by) || !mayDo(by.role, "export_audit")) return never;
        return done({ id: ask(by, "export_audit", null, { fromMs, toMs, statement: reason }) });
      }
      const found = wordsOf(by, asked);
      if (found === null) return refused({ code: asked.what === "case" ? "no_such_case" : "no_such_group_hug" });
      const aboutId = found.aboutId !== null && tables.isHere(found.aboutId) ? found.aboutId : null;
      const may = mayDo(by.role, "reveal_beyond_case") && (aboutId === null ? isStill(by) : mayAct(by, aboutId));
      if (found.isOwn || !may) return never;
      return done({ id: ask(by, "reveal_beyond_case", aboutId, { ...found.what, statement: asked.reason }) });
    },
    async approvals(by) {
      tables.reach();
      return [...approvals.values()]
        .filter((asked) => asked.aboutId !== by.userId && (isOpen(asked) || isAnswered(by, asked)))
        .map((asked): ApprovalView => {
          const { answer, askedAs: _, answeredById: __, isUsed: ___, ...view } = asked;
          const isMine = answer === null && mayAnswer(by, asked);
          return { ...view, isMine, isGranted: answer === "yes", isRefused: answer === "no" };
        });
    },
    async answerApproval(by, id, isYes) {
      tables.reach();
      const asked = approvals.get(id);
      if (!isOpen(asked)) return refused({ code: "no_such_approval" });
      if (!mayAnswer(by, asked)) return refused({ code: "not_yours_to_do" });
      if (isYes && !couldStill(asked)) return refused({ code: "no_such_approval" });
      asked.answer = isYes ? "yes" : "no";
      asked.answeredById = by.userId;
      acts.push(`${isYes ? "approve" : "refuse_approval"} ${id}`);
      const role = roleOf(asked.askedById);
      const ban = bans.get(id);
      if (isYes && ban !== undefined) asked.isUsed = true;
      if (isYes && ban !== undefined && role !== null) add({ userId: asked.askedById, role }, ban, by.userId);
      return OK;
    },
  };
};

const appealUntil = (beginsAtMs: number): number => {
  const until = new Date(beginsAtMs);
  until.setUTCMonth(until.getUTCMonth() + APPEAL_MONTHS);
  return until.getTime();
};
