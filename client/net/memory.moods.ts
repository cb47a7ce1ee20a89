import type { Diary, KeptMood, KeptNote, MoodVaults, NotesPlace } from "./mood.vault.port.ts";

/** Moods that live as long as the returned value: opening it again finds what was kept, as after a reload. */
export const createMemoryMoods = (): MoodVaults => {
  const nothing = () => ({
    waiting: new Map<string, KeptMood>(),
    diary: null as Diary | null, // as: it comes later
    notes: new Map<string, KeptNote>(),
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
        putNotes: async (notes) => {
          for (const note of notes) kept.notes.set(note.key, structuredClone(note));
        },
        dropNotes: async (keys) => {
          for (const key of keys) kept.notes.delete(key);
        },
        notesPlace: async () => kept.place,
        keepNotesPlace: async (place) => void (kept.place = place),
        close: () => {},
      };
    },
  };
};
