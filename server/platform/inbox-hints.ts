import type { Courier } from "./cluster/courier.ts";

/** Hints inside one process: who wants to know that an inbox moved. */
export type LocalHints = {
  publish(userIds: readonly string[]): void;
  /** The last numbers that the database was seen to have. */
  tellHeads(heads: ReadonlyMap<string, number>): void;
  /** `lastSeq`: the inbox' last number, where it is known. */
  subscribe(userId: string, onMoved: (lastSeq: number | null) => void): () => void;
  /** Everybody whose inbox somebody here listens to; the same array until that changes. */
  watched(): readonly string[];
};

/** Listeners are called in a later turn, so that who publishes is never entered again from within. */
export const createLocalHints = (onError: (error: unknown) => void = () => undefined): LocalHints => {
  type Listener = (lastSeq: number | null) => void;
  const listeners = new Map<string, Set<Listener>>();
  let watched: readonly string[] | null = [];
  const tell = (userId: string, lastSeq: number | null): void => {
    for (const listener of listeners.get(userId) ?? []) {
      try {
        listener(lastSeq);
      } catch (error) {
        onError(error);
      }
    }
  };
  return {
    publish(userIds) {
      queueMicrotask(() => {
        for (const userId of userIds) tell(userId, null);
      });
    },
    tellHeads(heads) {
      queueMicrotask(() => {
        for (const [userId, lastSeq] of heads) tell(userId, lastSeq);
      });
    },
    subscribe(userId, onMoved) {
      // Its own function each time: the same one may be handed in twice.
      const listener: Listener = (lastSeq) => onMoved(lastSeq);
      const those = listeners.get(userId) ?? new Set();
      if (those.size === 0) watched = null;
      listeners.set(userId, those.add(listener));
      return () => {
        those.delete(listener);
        if (those.size > 0 || listeners.get(userId) !== those) return;
        listeners.delete(userId);
        watched = null;
      };
    },
    watched: () => (watched ??= [...listeners.keys()]),
  };
};

/** The same hints in every process: what is published here is heard there, too, unless it is lost. */
export const carryHints = (hints: LocalHints, courier: Courier): LocalHints => {
  const tellOthers = courier.carry<readonly string[]>("inboxes", hints.publish);
  return {
    ...hints,
    publish(userIds) {
      hints.publish(userIds);
      tellOthers(userIds);
    },
  };
};
