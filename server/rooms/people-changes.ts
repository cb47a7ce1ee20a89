/**
 * Says that somebody's name, being or blocks changed. A hint only: whoever hears it reads the database. Inbox rooms say
 * it of both people of a block; whatever changes a profile says it of that person.
 */
export type PeopleChanges = {
  publish(userIds: readonly string[]): void;
  /** Until the returned function is called. */
  subscribe(onChanged: (userIds: readonly string[]) => void): () => void;
};

/** Inside one process. Listeners are called in a later turn, so that who publishes is never entered again from within. */
export const createPeopleChanges = (): PeopleChanges => {
  const listeners = new Set<(userIds: readonly string[]) => void>();
  return {
    publish(userIds) {
      queueMicrotask(() => {
        for (const listener of listeners) listener(userIds);
      });
    },
    subscribe(onChanged) {
      const listener = (userIds: readonly string[]): void => onChanged(userIds);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
