import type { Moods } from "./moods.port.ts";

type Channel = { publish(userIds: readonly string[]): void };

/** The same moods; `then` is called after each change that was kept, with whose they are. */
export const afterMoodChanges = (moods: Moods, then: (userId: string) => void): Moods => {
  const followed = <A extends readonly unknown[], T extends { readonly ok: boolean }>(
    change: (userId: string, ...rest: A) => Promise<T>,
  ) => {
    return async (userId: string, ...rest: A): Promise<T> => {
      const answer = await change(userId, ...rest);
      if (answer.ok) then(userId);
      return answer;
    };
  };
  return {
    ...moods,
    create: followed(moods.create),
    edit: followed(moods.edit),
    remove: followed(moods.remove),
    restore: followed(moods.restore),
    forget: followed(moods.forget),
    importPart: followed(moods.importPart),
    undoImport: followed(moods.undoImport),
  };
};

/** Whose moods changed, or what they chose about them, is told: inboxes of friends, and one's other devices, hear it. */
export const tellingMoods = (moods: Moods, changes: Channel): Moods => ({
  ...afterMoodChanges(moods, (userId) => changes.publish([userId])),
  setSettings: async (userId, settings) => {
    const outcome = await moods.setSettings(userId, settings);
    if (outcome.ok) changes.publish([userId]);
    return outcome;
  },
  forgetNotes: async (userId) => {
    const gone = await moods.forgetNotes(userId);
    changes.publish([userId]);
    return gone;
  },
});
