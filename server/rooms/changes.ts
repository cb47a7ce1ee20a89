/** Who publishes what changed, and who hears of it. */
export type Changes<What extends readonly unknown[]> = {
  publish(...what: What): void;
  /** Until the returned function is called. */
  subscribe(onChanged: (...what: What) => void): () => void;
};

/** Inside one process. Listeners are called in a later turn, so that who publishes is never entered again from within. */
export const createChanges = <What extends readonly unknown[]>(): Changes<What> => {
  const listeners = new Set<(...what: What) => void>();
  return {
    publish(...what) {
      queueMicrotask(() => {
        for (const listener of listeners) listener(...what);
      });
    },
    subscribe(onChanged) {
      const listener = (...what: What): void => onChanged(...what);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
