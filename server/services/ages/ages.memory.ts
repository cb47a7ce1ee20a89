import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { Ages } from "./ages.port.ts";

/** Ages in memory; passes the same contract. */
export const createMemoryAges = (tables: MemoryTables): Ages => {
  const said = new Set<string>();
  const check: Ages["check"] = (age) => (age === "under_16" ? refused({ code: "too_young" }) : done({ ok: true }));
  return {
    check,
    async say(userId, age) {
      tables.reach();
      const checked = check(age);
      if (!checked.ok) return checked;
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      said.add(userId);
      return checked;
    },
    async isKnown(userId) {
      tables.reach();
      return said.has(userId);
    },
  };
};
