import { localTime } from "#shared/mood/local-time.ts";
import { VERSION_DAYS } from "#shared/schema/mood.limits.ts";
import type { MoodDraft, MoodVersion, MoodView, NewMood } from "#shared/schema/mood.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { MemoryMood, MemoryMoodVersion } from "../world.moods.memory.ts";

const KEPT_MS = VERSION_DAYS * 86_400_000;

export const draftOf = ({ key: _, ...draft }: NewMood): MoodDraft => draft;

export const viewOf = ({ draft, id, key, revision, editedAtMs, importId }: MemoryMood): MoodView => ({
  ...draft,
  id,
  key,
  day: localTime(draft.timeZone, draft.feltAtMs).day,
  revision,
  editedAtMs,
  importId,
});

export const versionViewOf = ({ draft, id, editedAtMs, saidAtMs, revision, why }: MemoryMoodVersion): MoodVersion => ({
  ...draft,
  id,
  editedAtMs,
  saidAtMs: saidAtMs ?? editedAtMs,
  revision,
  why,
});

/** Moods of one person: nobody gone has any, and what was deleted long ago is none. */
export const createMoodRows = (tables: MemoryTables) => {
  const isKept = (atMs: number): boolean => atMs > tables.nowMs() - KEPT_MS;
  const all = (userId: string): readonly MemoryMood[] =>
    tables.isHere(userId)
      ? [...tables.moods.values()].filter(
          (mood) => mood.userId === userId && (mood.deletedAtMs === null || isKept(mood.deletedAtMs)),
        )
      : [];
  return {
    /** Deleted ones too. */
    all,
    /** Those that are there. */
    there: (userId: string) => all(userId).filter(({ deletedAtMs }) => deletedAtMs === null),
    find: (userId: string, id: string) => all(userId).find((mood) => mood.id === id),
    /** Also what was deleted long ago. */
    byKey: (userId: string, key: string) =>
      [...tables.moods.values()].find((mood) => mood.userId === userId && mood.key === key),
    /** The newest first. */
    versionsOf: ({ versions }: MemoryMood): readonly MemoryMoodVersion[] =>
      versions.filter(({ keptAtMs }) => isKept(keptAtMs)).toReversed(),
    add(userId: string, mood: NewMood, importId: string | null): MemoryMood {
      const draft = draftOf(mood);
      const added: MemoryMood = {
        id: tables.newId(),
        userId,
        key: mood.key,
        first: draft,
        importId,
        draft,
        revision: 1,
        editedAtMs: tables.nextMs(),
        saidAtMs: null,
        deletedAtMs: null,
        versions: [],
      };
      tables.moods.set(added.id, added);
      return added;
    },
  };
};
export type MoodRows = ReturnType<typeof createMoodRows>;
