import type { LocalHints } from "./inbox-hints.ts";
import { createRepeat, type Repeat } from "./repeat.ts";

type TailDeps = {
  readonly hints: Pick<LocalHints, "tellHeads" | "watched">;
  /** Of these inboxes those whose last number is another than the one given, with that number, in one query. */
  readonly moved: (from: ReadonlyMap<string, number>) => Promise<ReadonlyMap<string, number>>;
  readonly everyMs?: number;
  /** The database was away at a look; said once an outage. */
  readonly onAway?: (error: unknown) => void;
};

/** No inbox has it: one seen for the first time may have moved between its snapshot and this look. */
const UNKNOWN = -1;

/**
 * Looks twice a second at the last numbers of all inboxes open in this process and tells those that moved since the last
 * look, so that a hint that was lost (or given in another process) costs half a second. One look at a time; a look that
 * fails is tried again at the next turn.
 */
export const createInboxTail = ({ hints, moved, everyMs = 500, onAway }: TailDeps): Repeat => {
  let watched: readonly string[] = [];
  let known: ReadonlyMap<string, number> = new Map();
  let isAway = false;

  const look = async (): Promise<void> => {
    try {
      const open = hints.watched();
      // Most of the time nobody came or went.
      if (open !== watched) known = new Map(open.map((userId) => [userId, known.get(userId) ?? UNKNOWN]));
      watched = open;
      const found = await moved(known);
      if (found.size > 0) known = new Map([...known, ...found]);
      isAway = false;
      if (found.size > 0) hints.tellHeads(found);
    } catch (error) {
      if (!isAway) onAway?.(error);
      isAway = true;
    }
  };
  return createRepeat(everyMs, look);
};
