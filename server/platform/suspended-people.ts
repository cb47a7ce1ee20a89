import type { Rows } from "./database/database.ts";
import { createLookBack } from "./look-back.ts";
import { createRepeat, type Repeat } from "./repeat.ts";

/** People who were suspended in the last while, and may still have a room open, or a room token that has not run out. */
export type SuspendedPeople = Repeat & {
  has(userId: string): boolean;
  /** Looks now: somebody was suspended here, or it was hinted from elsewhere. */
  look(): Promise<void>;
};

type SuspendedPeopleDeps = {
  readonly database: Rows;
  /** Longer than a room token lasts: who is suspended gets no other one. */
  readonly rememberSeconds: number;
  /** Called at each look with all of them. */
  readonly onSuspended: (userIds: ReadonlySet<string>) => void;
  readonly everyMs?: number;
  /** On a clock that never goes back. */
  readonly nowMs?: () => number;
};

const SUSPENDED = `
  select distinct user_id as id from restrictions
  where kind in ('suspend', 'ban') and lifted_at is null and (ends_at is null or ends_at > wall_now())
    and begins_at > wall_now() - $1::float8 * interval '1 second'`;

/**
 * As for sessions that are over: looks once a second, in every process, with nothing between them but the database. A hint
 * makes it soon; one that is lost makes it a second.
 */
export const createSuspendedPeople = ({
  database,
  rememberSeconds,
  onSuspended,
  everyMs = 1_000,
  nowMs = () => performance.now(),
}: SuspendedPeopleDeps): SuspendedPeople => {
  let suspended: ReadonlySet<string> = new Set();
  const back = createLookBack(rememberSeconds, nowMs);
  const look = async (): Promise<void> => {
    const rows = await back.read((seconds) => database.rows<{ id: string }>(SUSPENDED, [seconds]));
    suspended = new Set(rows.map(({ id }) => id));
    // Each time anew: somebody may have been sitting down meanwhile.
    if (suspended.size > 0) onSuspended(suspended);
  };
  return {
    has: (userId) => suspended.has(userId),
    look,
    ...createRepeat(everyMs, () => look().catch(() => undefined)),
  };
};
