import { isUsable, type MoodPoint } from "./mood-point.ts";

/** How many of the last entries a forecast looks at; older ones would change it by less than it is rounded. */
export const HISTORY = 120;

/**
 * The last `HISTORY` entries that a forecast for `targetMs` may use, oldest first: those with numbers out of range and
 * those not before the target are left out; entries of the same instant stay in the order given. Returns what it got
 * if that was in order, so that the usual case copies nothing but its end.
 */
export function usableEntries(entries: readonly MoodPoint[], targetMs: number): readonly MoodPoint[] {
  const tidy = isTidy(entries, targetMs)
    ? entries
    : entries.filter((entry) => isUsable(entry) && entry.atMs <= targetMs).toSorted((a, b) => a.atMs - b.atMs);
  return tidy.length > HISTORY ? tidy.slice(-HISTORY) : tidy;
}

function isTidy(entries: readonly MoodPoint[], targetMs: number): boolean {
  let before = Number.NEGATIVE_INFINITY;
  for (const entry of entries) {
    if (!isUsable(entry) || entry.atMs < before || entry.atMs > targetMs) return false;
    before = entry.atMs;
  }
  return true;
}
