import type { Diary, EarlierNote, KeptMood, KeptNote, MoodVaults, NotesPlace } from "./mood.vault.port.ts";

/** Moods that live as long as the returned value: opening it again finds what was kept, as after a reload. */
export const createMemoryMoods = (): MoodVaults => {
  const nothing = () => ({
    waiting: new Map<string, KeptMood>(),
    diary: null as Diary | null, // as: it comes later
    notes: new Map<string, KeptNote>(),
    earlier: new Map<string, EarlierNote>(),
    place: null as NotesPlace | null, // as above
  });
  const byUser = new Map<string, ReturnType<typeof nothing>>();
  return {
    open: async (userId) => {
      const kept = byUser.get(userId) ?? nothing();
      byUser.set(userId, kept);
      return {
        waiting: async () => [...kept.waiting.values()],
        put: async (mood) => void kept.waiting.set(mood.key, structuredClone(mood)),
        drop: async (key) => void kept.waiting.delete(key),
        diary: async () => kept.diary,
        keepDiary: async (diary) => void (kept.diary = diary),
        notes: async (keys) => [...kept.notes.values()].filter(({ key }) => keys === null || keys.includes(key)),
        earlier: async (keys) => [...kept.earlier.values()].filter(({ key }) => keys === null || keys.includes(key)),
        changeNotes: async ({ put = [], drop = [], keep = [], forget = [] }) => {
          for (const key of drop) kept.notes.delete(key);
          for (const note of put) kept.notes.set(note.key, structuredClone(note));
          for (const id of forget) kept.earlier.delete(id);
          for (const note of keep) kept.earlier.set(note.id, structuredClone(note));
        },
        notesPlace: async () => kept.place,
        keepNotesPlace: async (place) => void (kept.place = place),
        close: () => {},
      };
    },
  };
};
