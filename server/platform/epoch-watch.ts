import { createRepeat, type Repeat } from "./repeat.ts";

/** Something that this process owns since an epoch, until somebody else takes it over; `acts`: how many acts on it are known. */
export type Owned = { readonly id: string; readonly epoch: number; readonly acts: number };
/** Something that is not as its owner knows it. */
export type MovedOn = { readonly id: string; readonly isLost: boolean; readonly acts: number };

export type EpochWatch = Repeat & {
  /**
   * `onLost` is called once when a newer epoch is found, `onActs` for each time that there are more acts than were known;
   * neither after the returned function was called.
   */
  watch(owned: Owned, onLost: () => void, onActs: () => void): () => void;
};
type EpochWatchDeps = {
  /** Those that have a newer epoch, or more acts, in one query. */
  readonly movedOn: (owned: readonly Owned[]) => Promise<readonly MovedOn[]>;
  readonly everyMs?: number;
};

/**
 * Looks once a second whether somebody took over what this process owns, or acted on it: an owner that hung and woke
 * learns of it even if it has nothing to write. A look that fails is tried again at the next turn; writes are refused by
 * their epoch anyway.
 */
export const createEpochWatch = ({ movedOn, everyMs = 1_000 }: EpochWatchDeps): EpochWatch => {
  const watched = new Map<string, { owned: Owned; readonly onLost: () => void; readonly onActs: () => void }>();

  const look = async (): Promise<void> => {
    if (watched.size === 0) return;
    const asked = new Map(watched);
    for (const { id, isLost, acts } of await movedOn([...asked.values()].map(({ owned }) => owned))) {
      const entry = asked.get(id);
      // What was given back or taken anew meanwhile is another entry.
      if (entry === undefined || watched.get(id) !== entry) continue;
      if (isLost) {
        watched.delete(id);
        entry.onLost();
      } else {
        entry.owned = { ...entry.owned, acts };
        entry.onActs();
      }
    }
  };
  // What could not be asked is asked again at the next turn.
  const repeat = createRepeat(everyMs, () => look().catch(() => undefined));
  return {
    watch(owned, onLost, onActs) {
      const entry = { owned, onLost, onActs };
      watched.set(owned.id, entry);
      return () => {
        if (watched.get(owned.id) === entry) watched.delete(owned.id);
      };
    },
    ...repeat,
  };
};
