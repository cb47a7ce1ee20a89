/** Who publishes what changed, and who hears of it. */
export type Changes<What extends readonly unknown[]> = {
  publish(...what: What): void;
  /** Until the returned function is called. `onGap`: something may have changed of which nothing was heard. */
  subscribe(onChanged: (...what: What) => void, onGap?: () => void): () => void;
};

/** Carries what is published here to other processes, and what is published there to `deliver`. */
export type Carry<What extends readonly unknown[]> = (
  deliver: (what: What) => void,
  onGap: () => void,
) => (what: What) => void;

/**
 * Inside one process, and with `carry` in the others, too. Listeners are called in a later turn, so that who publishes
 * is never entered again from within.
 */
export const createChanges = <What extends readonly unknown[]>(carry?: Carry<What>): Changes<What> => {
  const listeners = new Set<(...what: What) => void>();
  const gapListeners = new Set<() => void>();
  const tell = (what: What): void =>
    queueMicrotask(() => {
      for (const listener of listeners) listener(...what);
    });
  const tellGap = (): void => {
    for (const onGap of gapListeners) onGap();
  };
  const tellOthers = carry?.(tell, tellGap);
  return {
    publish(...what) {
      tell(what);
      tellOthers?.(what);
    },
    subscribe(onChanged, onGap = () => {}) {
      const listener = (...what: What): void => onChanged(...what);
      const gapListener = (): void => onGap();
      listeners.add(listener);
      gapListeners.add(gapListener);
      return () => {
        listeners.delete(listener);
        gapListeners.delete(gapListener);
      };
    },
  };
};
