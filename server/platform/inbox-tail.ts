import type { LocalHints } from "./inbox-hints.ts";
import { createRepeat, type Repeat } from "./repeat.ts";

type TailDeps = {
  readonly hints: Pick<LocalHints, "publish" | "watched">;
  /** The last number of each inbox asked for, in one query. */
  readonly heads: (userIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  readonly everyMs?: number;
  /** The database was away at a look; said once an outage. */
  readonly onAway?: (error: unknown) => void;
};

/**
 * Looks twice a second at the last numbers of all inboxes open in this process and hints those that moved since the last
 * look, so that a hint that was lost (or given in another process) costs half a second. One look at a time; a look that
 * fails is tried again at the next turn.
 */
export const createInboxTail = ({ hints, heads, everyMs = 500, onAway }: TailDeps): Repeat => {
  let seen: ReadonlyMap<string, number> = new Map();
  let isAway = false;

  const look = async (): Promise<void> => {
    try {
      const now = await heads(hints.watched());
      // One seen for the first time may have moved between its snapshot and this look.
      const moved = [...now].filter(([userId, seq]) => seen.get(userId) !== seq).map(([userId]) => userId);
      seen = now;
      isAway = false;
      if (moved.length > 0) hints.publish(moved);
    } catch (error) {
      if (!isAway) onAway?.(error);
      isAway = true;
    }
  };
  return createRepeat(everyMs, look);
};
