import { dayNumberOf, dayOfNumber, weekdayOfNumber } from "../day-number.ts";

const DAY_MS = 86_400_000;
/** The last clocks on earth end a day twelve hours after UTC's. */
const LAST_ZONE_MS = 12 * 3_600_000;
/** What was logged offline has so long to come in. */
const LATECOMERS_MS = 3 * DAY_MS;

/** Monday of the week that a day, YYYY-MM-DD, belongs to: the week's name. Weeks begin on Monday (ISO 8601). */
export const weekOf = (day: string): string => {
  const number = dayNumberOf(day);
  return dayOfNumber(number - weekdayOfNumber(number));
};

/** When a week's figures may be made, ms since 1970: it is over everywhere, and latecomers are in. */
export const releasableAtMs = (week: string): number => (dayNumberOf(week) + 7) * DAY_MS + LAST_ZONE_MS + LATECOMERS_MS;
