import { dayOfNumber } from "../day-number.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The first and the last clocks on earth, beside that of UTC. */
const FIRST_ZONE_MS = 14 * HOUR_MS;
const LAST_ZONE_MS = -12 * HOUR_MS;

/**
 * The day that it is somewhere on earth at `nowMs` and that is nearest to `day`, YYYY-MM-DD: what a device says that it
 * is today, as far as that can be.
 */
export const possibleDay = (day: string, nowMs: number): string => {
  const last = dayOfNumber(Math.floor((nowMs + FIRST_ZONE_MS) / DAY_MS));
  const first = dayOfNumber(Math.floor((nowMs + LAST_ZONE_MS) / DAY_MS));
  return day < first ? first : day > last ? last : day;
};
