import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { MemoryMoodImport } from "../world.moods.memory.ts";
import { moodRefusal } from "./moods.changes.memory.ts";
import type { Moods } from "./moods.port.ts";
import { draftOf, type MoodRows } from "./moods.rows.memory.ts";

const SHOWN_MOST = 50;

type Imports = Pick<Moods, "importPart" | "imports" | "undoImport">;

export const createMoodImports = (tables: MemoryTables, rows: MoodRows): Imports => {
  const own = (userId: string) =>
    tables.isHere(userId) ? tables.moodImports.filter((one) => one.userId === userId) : [];
  const thereOf = (userId: string, importId: string) => rows.there(userId).filter((mood) => mood.importId === importId);
  const isUndone = (importId: string | null): boolean =>
    tables.moodImports.some((one) => one.id === importId && one.isUndone);
  const begin = (userId: string, key: string, name: string): MemoryMoodImport => {
    const begun = { id: tables.newId(), userId, key, name, createdAtMs: tables.nextMs(), isUndone: false };
    tables.moodImports.push(begun);
    return begun;
  };
  return {
    async importPart(userId, { key, name, entries }) {
      tables.reach();
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      for (const entry of entries) {
        const refusal = moodRefusal(tables, userId, draftOf(entry));
        if (refusal) return refused(refusal);
      }
      const found = own(userId).find((one) => one.key === key && !one.isUndone) ?? begin(userId, key, name);
      let added = 0;
      for (const entry of entries) {
        const known = rows.byKey(userId, entry.key);
        if (!known) rows.add(userId, entry, found.id);
        else if (known.deletedAtMs !== null && isUndone(known.importId)) {
          const revision = known.revision + 1;
          Object.assign(known, { deletedAtMs: null, importId: found.id, revision, editedAtMs: tables.nextMs() });
        } else continue;
        added += 1;
      }
      return done({ importId: found.id, added });
    },

    async imports(userId) {
      tables.reach();
      return own(userId)
        .filter(({ isUndone }) => !isUndone)
        .toReversed()
        .slice(0, SHOWN_MOST)
        .map(({ id, name, createdAtMs }) => ({ id, name, createdAtMs, entries: thereOf(userId, id).length }));
    },

    async undoImport(userId, importId) {
      tables.reach();
      const found = own(userId).find(({ id, isUndone }) => id === importId && !isUndone);
      if (!found) return refused({ code: "no_such_import" });
      const moods = thereOf(userId, importId);
      found.isUndone = true;
      const deletedAtMs = tables.nextMs();
      for (const mood of moods)
        Object.assign(mood, { deletedAtMs, revision: mood.revision + 1, editedAtMs: deletedAtMs });
      return done({ entries: moods.length });
    },
  };
};
