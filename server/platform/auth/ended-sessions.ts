import type { Rows } from "../database/database.ts";
import { createLookBack } from "../look-back.ts";
import { createRepeat, type Repeat } from "../repeat.ts";

/** Sessions that are over and may still have a room open, or a room token that has not run out. */
export type EndedSessions = Repeat & {
  has(sessionId: string): boolean;
  /** Looks now: a session was ended here. */
  look(): Promise<void>;
};

type EndedSessionsDeps = {
  readonly database: Rows;
  /** Longer than a room token lasts. */
  readonly rememberSeconds: number;
  /** Called at each look with all that ended in the last while, whoever closed theirs already. */
  readonly onEnded: (sessionIds: ReadonlySet<string>) => void;
  readonly everyMs?: number;
  /** On a clock that never goes back. */
  readonly nowMs?: () => number;
};

const ENDED = `
  select session_id as id from ended_sessions where ended_at > clock_timestamp() - $1::float8 * interval '1 second'`;

/**
 * Looks once a second which sessions are over, in every process, with nothing between them but the database: whatever
 * else is away, a person who signs out everywhere is out within two seconds. A look that fails is tried again.
 */
export const createEndedSessions = ({
  database,
  rememberSeconds,
  onEnded,
  everyMs = 1_000,
  nowMs = () => performance.now(),
}: EndedSessionsDeps): EndedSessions => {
  let ended: ReadonlySet<string> = new Set();
  const back = createLookBack(rememberSeconds, nowMs);
  const look = async (): Promise<void> => {
    const rows = await back.read((seconds) => database.rows<{ id: string }>(ENDED, [seconds]));
    ended = new Set(rows.map(({ id }) => id));
    // Each time anew: somebody may have been sitting down while their session ended.
    if (ended.size > 0) onEnded(ended);
  };
  return {
    has: (sessionId) => ended.has(sessionId),
    look,
    ...createRepeat(everyMs, () => look().catch(() => undefined)),
  };
};
