import { isNewTo } from "#shared/policy/measure.policy.ts";
import type { Measure } from "#shared/schema/measure.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { Measures } from "./measures.port.ts";

export type MemoryMeasuresDeps = {
  readonly tables: MemoryTables;
  readonly roleOf: (userId: string) => Promise<StaffRole | null>;
  readonly onChange?: () => void;
};
export type MemoryMeasures = Measures & {
  /** What the audit would have. */
  readonly acts: readonly string[];
};

/** Measures in memory; passes the same contract. Who is new is told so; hugs and group hugs in memory take them all the same. */
export const createMemoryMeasures = ({ tables, roleOf, onChange }: MemoryMeasuresDeps): MemoryMeasures => {
  const measures = new Map<string, Measure>();
  const acts: string[] = [];
  const holds = ({ liftedAtMs, endsAtMs }: Measure): boolean => liftedAtMs === null && endsAtMs > tables.nowMs();
  const lift = (measure: Measure): void => {
    measures.set(measure.id, { ...measure, liftedAtMs: tables.nowMs() });
  };
  return {
    acts,
    async list() {
      tables.reach();
      return [...measures.values()].toSorted((a, b) => b.beginsAtMs - a.beginsAtMs);
    },
    async limits() {
      tables.reach();
      return [...measures.values()].flatMap((measure) =>
        measure.kind === "limit" && holds(measure)
          ? [{ ...measure.settings, leftMs: measure.endsAtMs - tables.nowMs() }]
          : [],
      );
    },
    async raidUntil(userId) {
      tables.reach();
      const sinceMs = tables.people.get(userId)?.createdAtMs;
      if (sinceMs === undefined || (await roleOf(userId)) !== null) return null;
      const keeping = [...measures.values()].filter(
        (one) => one.kind === "raid" && holds(one) && isNewTo({ beginsAtMs: one.beginsAtMs, ...one.settings }, sinceMs),
      );
      return keeping[0]?.endsAtMs ?? null;
    },
    async set({ userId, role }, { id, minutes, ...asked }) {
      tables.reach();
      if ((await roleOf(userId)) !== role) return refused({ code: "not_yours_to_do" });
      if (measures.has(id)) return done({ ok: true });
      if (asked.kind === "raid")
        for (const other of measures.values()) if (other.kind === "raid" && holds(other)) lift(other);
      const beginsAtMs = tables.nowMs();
      const byName = tables.people.get(userId)?.name ?? null;
      const times = { beginsAtMs, endsAtMs: beginsAtMs + minutes * 60_000, liftedAtMs: null };
      measures.set(id, { id, ...asked, ...times, byId: userId, byName });
      acts.push(asked.kind === "raid" ? "set_raid_switch" : "set_limits");
      onChange?.();
      return done({ ok: true });
    },
    async lift({ userId, role }, id) {
      tables.reach();
      if ((await roleOf(userId)) !== role) return refused({ code: "not_yours_to_do" });
      const one = measures.get(id);
      if (one === undefined) return refused({ code: "no_such_measure" });
      if (holds(one)) {
        lift(one);
        acts.push(one.kind === "raid" ? "lift_raid_switch" : "lift_limits");
        onChange?.();
      }
      return done({ ok: true });
    },
  };
};
