import type { GroupHugChanges } from "../services/group-hugs/group-hugs.port.ts";

/** Inside one process. Listeners are called in a later turn, so that who publishes is never entered again from within. */
export const createGroupHugChanges = (): GroupHugChanges => {
  const listeners = new Set<() => void>();
  return {
    publish() {
      queueMicrotask(() => {
        for (const listener of listeners) listener();
      });
    },
    subscribe(onChanged) {
      const listener = (): void => onChanged();
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
