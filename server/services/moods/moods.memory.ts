import { DEFAULT_MOOD_SETTINGS } from "#shared/schema/mood.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import { createMoodChanges } from "./moods.changes.memory.ts";
import { createMoodImports } from "./moods.imports.memory.ts";
import type { Moods } from "./moods.port.ts";
import { createMoodReading } from "./moods.reading.memory.ts";
import { createMoodRows } from "./moods.rows.memory.ts";

/** Moods in memory; passes the same contract as those in the database. */
export const createMemoryMoods = ({ tables }: { readonly tables: MemoryTables }): Moods => {
  const rows = createMoodRows(tables);
  return {
    ...createMoodChanges(tables, rows),
    ...createMoodReading(tables, rows),
    ...createMoodImports(tables, rows),
    async settings(userId) {
      tables.reach();
      return (tables.isHere(userId) ? tables.moodSettings.get(userId) : undefined) ?? DEFAULT_MOOD_SETTINGS;
    },
    async setSettings(userId, settings) {
      tables.reach();
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      tables.moodSettings.set(userId, settings);
      return done(settings);
    },
    async forgetNotes(userId) {
      tables.reach();
      let notes = 0;
      for (const mood of rows.all(userId)) {
        if (mood.draft.note !== "") notes += 1;
        for (const one of [mood, ...mood.versions]) one.draft = { ...one.draft, note: "" };
        mood.first = { ...mood.first, note: "" };
      }
      return notes;
    },
  };
};
