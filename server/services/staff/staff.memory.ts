import { mayActOn } from "#shared/policy/staff.policy.ts";
import { STAFF_IDLE_MINUTES, STAFF_ROLES, type StaffRole, type StaffSession } from "#shared/schema/staff.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { Staff } from "./staff.port.ts";

export type MemoryStaffDeps = {
  readonly tables: MemoryTables;
  readonly hasSecondFactor: (userId: string) => Promise<boolean>;
  readonly isSessionOf: (sessionId: string, userId: string) => Promise<boolean>;
  readonly isGuest: (userId: string) => Promise<boolean>;
};
export type MemoryStaff = Staff & {
  /** What the audit would have, as `act subject`. */
  readonly acts: readonly string[];
  /** `roleOf`, at once. */
  roleNow(userId: string): StaffRole | null;
};

const IDLE_MS = STAFF_IDLE_MINUTES * 60_000;

/** The staff in memory; passes the same contract. */
export const createMemoryStaff = (deps: MemoryStaffDeps): MemoryStaff => {
  const { tables } = deps;
  const sessions = new Map<string, { readonly userId: string; readonly actedAtMs: number }>();
  const { staff: roles, audit: acts, roleOf } = tables;
  const endAll = (userId: string): void => {
    for (const [id, session] of sessions) if (session.userId === userId) sessions.delete(id);
  };
  const isOpen: Staff["isOpen"] = async ({ sessionId, userId }) => {
    tables.reach();
    const session = sessions.get(sessionId);
    if (session === undefined || session.userId !== userId || roleOf(userId) === null) return false;
    const isOver = session.actedAtMs + IDLE_MS <= tables.nowMs() || !(await deps.isSessionOf(sessionId, userId));
    if (isOver) sessions.delete(sessionId);
    return !isOver && (await deps.hasSecondFactor(userId));
  };
  return {
    acts,
    roleNow: roleOf,
    async begin({ sessionId, userId }) {
      tables.reach();
      const role = roleOf(userId);
      if (role === null || !(await deps.isSessionOf(sessionId, userId))) return refused({ code: "not_staff" });
      if (!(await deps.hasSecondFactor(userId))) return refused({ code: "no_second_factor" });
      sessions.set(sessionId, { userId, actedAtMs: tables.nowMs() });
      acts.push(`begin_staff_session ${userId}`);
      return done<StaffSession>({ role, endsAtMs: tables.nowMs() + IDLE_MS });
    },
    async use(who) {
      if (!(await isOpen(who))) return null;
      const { sessionId, userId } = who;
      const [role, atMs] = [roleOf(userId), tables.nowMs()];
      if (role === null) return null;
      sessions.set(sessionId, { userId, actedAtMs: atMs });
      return { role, endsAtMs: atMs + IDLE_MS };
    },
    async look(who) {
      const role = roleOf(who.userId);
      if (role === null || !(await isOpen(who))) return null;
      return { role, endsAtMs: (sessions.get(who.sessionId)?.actedAtMs ?? 0) + IDLE_MS };
    },
    isOpen,
    async end({ sessionId, userId }) {
      tables.reach();
      if (sessions.get(sessionId)?.userId === userId) sessions.delete(sessionId);
    },
    async roleOf(userId) {
      tables.reach();
      return roleOf(userId);
    },
    async members() {
      tables.reach();
      const here = [...roles].filter(([id]) => tables.isHere(id));
      const members = await Promise.all(
        here.map(async ([id, { role, sinceMs }]) => {
          const name = tables.people.get(id)?.name ?? "";
          return { id, name, role, hasFactor: await deps.hasSecondFactor(id), sinceMs };
        }),
      );
      return members.toSorted(
        (a, b) => STAFF_ROLES.indexOf(b.role) - STAFF_ROLES.indexOf(a.role) || a.sinceMs - b.sinceMs,
      );
    },
    async setRole(by, userId, role) {
      tables.reach();
      if (by !== null && (roles.get(by)?.role !== "admin" || by === userId))
        return refused({ code: "not_yours_to_do" });
      if (!tables.isHere(userId) || (await deps.isGuest(userId))) return refused({ code: "no_such_person" });
      const before = roles.get(userId)?.role ?? null;
      if (before === role) return done({ ok: true });
      const hasOther = [...roles].some(([id, other]) => id !== userId && other.role === "admin");
      if (before === "admin" && !hasOther) return refused({ code: "last_admin" });
      if (role === null) roles.delete(userId);
      else roles.set(userId, { role, sinceMs: tables.nowMs() });
      endAll(userId);
      const isTheirs = (about: string | null): boolean =>
        role !== null &&
        (about === null ||
          mayActOn({ id: userId, role }, { id: about, role: roles.get(about)?.role ?? "participant" }));
      for (const it of tables.cases.values()) if (it.claim?.by === userId && !isTheirs(it.subjectId)) it.claim = null;
      acts.push(`set_staff ${userId}`);
      return done({ ok: true });
    },
  };
};
