import type { Moods } from "./moods.port.ts";

type Channel = { publish(userIds: readonly string[]): void };

/** The same moods; whose they are is told after each change that was kept: inboxes of friends, and one's other devices, hear it. */
export const tellingMoods = (moods: Moods, changes: Channel): Moods => {
  const told = <A extends readonly unknown[], T extends { readonly ok: boolean }>(
    change: (userId: string, ...rest: A) => Promise<T>,
  ) => {
    return async (userId: string, ...rest: A): Promise<T> => {
      const answer = await change(userId, ...rest);
      if (answer.ok) changes.publish([userId]);
      return answer;
    };
  };
  return {
    ...moods,
    create: told(moods.create),
    edit: told(moods.edit),
    remove: told(moods.remove),
    restore: told(moods.restore),
    importPart: told(moods.importPart),
    undoImport: told(moods.undoImport),
  };
};
