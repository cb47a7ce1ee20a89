import { CELL_NEEDED } from "../statistics/cell.ts";
import { NEEDED } from "../statistics/enough.ts";

/** What is known of somebody's moods, and of what was computed from them. */
export type DueQuestion = {
  /** Changes of their moods since the last computation; without one, all there ever were. */
  readonly news: number;
  /** ms since 1970; null = never. */
  readonly computedAtMs: number | null;
  /** An older version of the program computed it, which said other things. */
  readonly isOutdated: boolean;
  readonly nowMs: number;
};

/** So many changes are worth computing at once; fewer wait. */
export const ENOUGH_NEWS = 3;
/** Never more often than that. */
export const RESTS_MS = 2 * 60_000;
/** With something new nothing is older than that. */
export const OLD_AFTER_MS = 6 * 3_600_000;
/** Of fewer entries nothing can be said, so nothing has to be computed: the least that any figure asks for. */
export const LEAST_ENTRIES = Math.min(CELL_NEEDED.entries, NEEDED.entriesWith);

/**
 * When somebody's insights are to be computed, ms since 1970, at or before now = at once; null = what there is stands.
 *
 * D1 Nothing new: never. D2 Never computed: at once. D3 ENOUGH_NEWS or more: RESTS_MS after the last time. D4 Less:
 * OLD_AFTER_MS after it. D5 What an older version said counts as never computed, once its rest is over. D6 A clock that
 * was set back makes nobody wait longer than D3 and D4 say.
 */
export const insightsDueAtMs = ({ news, computedAtMs, isOutdated, nowMs }: DueQuestion): number | null => {
  if (news <= 0 && !(isOutdated && computedAtMs !== null)) return null;
  if (computedAtMs === null) return nowMs;
  const wait = isOutdated || news >= ENOUGH_NEWS ? RESTS_MS : OLD_AFTER_MS;
  return Math.min(computedAtMs, nowMs) + wait;
};
