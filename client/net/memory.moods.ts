import type { Diary, KeptMood, MoodVaults } from "./mood.vault.port.ts";

/** Moods that live as long as the returned value: opening it again finds what was kept, as after a reload. */
export const createMemoryMoods = (): MoodVaults => {
  const byUser = new Map<string, { waiting: Map<string, KeptMood>; diary: Diary | null }>();
  return {
    open: async (userId) => {
      const kept = byUser.get(userId) ?? { waiting: new Map<string, KeptMood>(), diary: null };
      byUser.set(userId, kept);
      return {
        waiting: async () => [...kept.waiting.values()],
        put: async (mood) => void kept.waiting.set(mood.key, structuredClone(mood)),
        drop: async (key) => void kept.waiting.delete(key),
        diary: async () => kept.diary,
        keepDiary: async (diary) => void (kept.diary = diary),
        close: () => {},
      };
    },
  };
};
