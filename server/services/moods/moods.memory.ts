import { DEFAULT_MOOD_SETTINGS, type MoodDraft, type PastNote } from "#shared/schema/mood.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import { createMoodChanges } from "./moods.changes.memory.ts";
import { createMoodImports } from "./moods.imports.memory.ts";
import type { Moods } from "./moods.port.ts";
import { createMoodReading } from "./moods.reading.memory.ts";
import { createMoodRows, versionViewOf } from "./moods.rows.memory.ts";

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
      if (!settings.isInCommunity) tables.communitySince.delete(userId);
      else if (!tables.communitySince.has(userId)) tables.communitySince.set(userId, tables.nowMs());
      tables.moodChoicesAtMs.set(userId, tables.nextMs());
      return done(settings);
    },
    async pastNotes(userId, after, limit) {
      tables.reach();
      const past = rows.all(userId).flatMap((mood): readonly PastNote[] => {
        const { key, deletedAtMs: goneAtMs } = mood;
        const noteOf = ({ note, mood: word, feltAtMs, timeZone }: MoodDraft) => ({
          note,
          mood: word,
          feltAtMs,
          timeZone,
        });
        const versions = rows.versionsOf(mood).map((version): PastNote => {
          const { id, revision, saidAtMs } = versionViewOf(version);
          const { keptAtMs } = version;
          return { ...noteOf(version.draft), id, key, goneAtMs, version: { revision, saidAtMs, keptAtMs } };
        });
        const own: PastNote = { ...noteOf(mood.draft), id: mood.id, key, goneAtMs, version: null };
        return goneAtMs === null ? versions : [own, ...versions];
      });
      return past
        .filter(({ id, note }) => note !== "" && (after === null || id > after))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit);
    },
    async forgetNotes(userId) {
      tables.reach();
      if (tables.isHere(userId)) tables.moodChoicesAtMs.set(userId, tables.nextMs());
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
