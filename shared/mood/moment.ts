import { daysBetween, localTime } from "./local-time.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** How far the clock of a zone is ahead of UTC at a moment, minutes. */
const aheadOfUtc = (timeZone: string, atMs: number): number => {
  const local = localTime(timeZone, atMs);
  return daysBetween("1970-01-01", local.day) * DAY_MINUTES + local.minutes - Math.floor(atMs / MINUTE_MS);
};

// A diary has many entries and few days, and asking for a zone's clock takes a while.
const known = new Map<string, number>();
const KEPT_MOST = 10_000;
/** The same at the midnight (UTC) that begins a day, counted from 1970. */
const aheadAtMidnight = (timeZone: string, utcDay: number): number => {
  const name = `${timeZone} ${utcDay}`;
  const found = known.get(name) ?? aheadOfUtc(timeZone, utcDay * DAY_MINUTES * MINUTE_MS);
  if (known.size >= KEPT_MOST) known.clear();
  known.set(name, found);
  return found;
};

/**
 * The moment, ms since 1970, at which the clock of a zone shows that day (YYYY-MM-DD) and so many minutes after midnight.
 * Of an hour that it shows twice, the first; what it skips lies as long after the jump as the clock would have gone on.
 * Throws a RangeError where the zone is not known, as `localTime` does.
 */
export const momentOf = (timeZone: string, day: string, minutes: number): number => {
  const asIfUtc = daysBetween("1970-01-01", day);
  // No clock is changed twice within so few days: what held before and what holds after are the only candidates.
  const before = aheadAtMidnight(timeZone, asIfUtc - 1);
  const later = aheadAtMidnight(timeZone, asIfUtc + 2);
  const at = (ahead: number): number => (asIfUtc * DAY_MINUTES + minutes - ahead) * MINUTE_MS;
  if (before === later || aheadOfUtc(timeZone, at(before)) === before) return at(before);
  return aheadOfUtc(timeZone, at(later)) === later ? at(later) : at(before);
};
