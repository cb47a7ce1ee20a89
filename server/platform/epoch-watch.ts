import { createRepeat, type Repeat } from "./repeat.ts";

/** Something that this process owns since an epoch, until somebody else takes it over. */
export type Owned = { readonly id: string; readonly epoch: number };

export type EpochWatch = Repeat & {
  /** `onLost` is called once when a newer epoch is found, unless the returned function was called before. */
  watch(owned: Owned, onLost: () => void): () => void;
};
type EpochWatchDeps = {
  /** Ids of those that have a newer epoch, in one query. */
  readonly lost: (owned: readonly Owned[]) => Promise<readonly string[]>;
  readonly everyMs?: number;
};

/**
 * Looks once a second whether somebody took over what this process owns: an owner that hung and woke learns of it even
 * if it has nothing to write. A look that fails is tried again at the next turn; writes are refused by their epoch anyway.
 */
export const createEpochWatch = ({ lost, everyMs = 1_000 }: EpochWatchDeps): EpochWatch => {
  const watched = new Map<string, { readonly owned: Owned; readonly onLost: () => void }>();

  const look = async (): Promise<void> => {
    if (watched.size === 0) return;
    const asked = [...watched.values()];
    const ids = new Set(await lost(asked.map(({ owned }) => owned)));
    for (const entry of asked) {
      // What was given back or taken anew meanwhile is another entry.
      if (!ids.has(entry.owned.id) || watched.get(entry.owned.id) !== entry) continue;
      watched.delete(entry.owned.id);
      entry.onLost();
    }
  };
  // What could not be asked is asked again at the next turn.
  const repeat = createRepeat(everyMs, () => look().catch(() => undefined));
  return {
    watch(owned, onLost) {
      const entry = { owned, onLost };
      watched.set(owned.id, entry);
      return () => {
        if (watched.get(owned.id) === entry) watched.delete(owned.id);
      };
    },
    ...repeat,
  };
};
