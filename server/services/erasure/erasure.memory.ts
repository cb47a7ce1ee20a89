import { ERASURE_GRACE_DAYS } from "#shared/schema/data-rights.ts";
import type { Accounts } from "../identity/identity.port.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { Erasure } from "./erasure.port.ts";

type Deps = { readonly tables: MemoryTables; readonly accounts: Pick<Accounts, "startSession" | "endSessions"> };

const DAY_MS = 24 * 3_600_000;

/** Erasure that never comes due by itself; passes the same contract. */
export const createMemoryErasure = ({ tables, accounts }: Deps): Erasure => {
  const due = new Map<string, number>();
  const hide = (userId: string, isGone: boolean): void => {
    const person = tables.people.get(userId);
    if (person) tables.people.set(userId, { ...person, isGone });
  };
  return {
    async ask(userId, headers) {
      tables.reach();
      const person = tables.people.get(userId);
      if (person === undefined || (person.isGone && !due.has(userId))) return refused({ code: "no_such_person" });
      const dueAtMs = due.get(userId) ?? tables.nowMs() + ERASURE_GRACE_DAYS * DAY_MS;
      due.set(userId, dueAtMs);
      hide(userId, true);
      await accounts.endSessions(userId);
      return done({ dueAtMs, setCookies: await accounts.startSession(userId, headers) });
    },
    async dueAtMs(userId) {
      tables.reach();
      return due.get(userId) ?? null;
    },
    async undo(userId) {
      tables.reach();
      if (due.delete(userId)) hide(userId, false);
    },
  };
};
