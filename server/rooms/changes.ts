/** Who publishes what changed, and who hears of it. */
export type Changes<What extends readonly unknown[]> = {
  publish(...what: What): void;
  /** Until the returned function is called. */
  subscribe(onChanged: (...what: What) => void): () => void;
};

/** Carries what is published here to other processes, and what is published there to `deliver`. */
export type Carry<What extends readonly unknown[]> = (deliver: (what: What) => void) => (what: What) => void;

/**
 * Inside one process, and with `carry` in the others, too. Listeners are called in a later turn, so that who publishes
 * is never entered again from within.
 */
export const createChanges = <What extends readonly unknown[]>(carry?: Carry<What>): Changes<What> => {
  const listeners = new Set<(...what: What) => void>();
  const tell = (what: What): void =>
    queueMicrotask(() => {
      for (const listener of listeners) listener(...what);
    });
  const tellOthers = carry?.(tell);
  return {
    publish(...what) {
      tell(what);
      tellOthers?.(what);
    },
    subscribe(onChanged) {
      const listener = (...what: What): void => onChanged(...what);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
