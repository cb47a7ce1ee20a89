import { dayNumberOf, dayOfNumber, weekdayOfNumber } from "./day-number.ts";

/** What a clock and a calendar on the wall of a zone show at a moment. */
export type LocalTime = {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Minutes after midnight that the clock shows, 0..1439. */
  readonly minutes: number;
  /** 0 = Monday .. 6 = Sunday (ISO 8601). */
  readonly weekday: number;
};

// Making one takes a hundred times as long as using it, and people have few zones.
const formatters = new Map<string, Intl.DateTimeFormat>();
const KEPT_MOST = 100;
const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "iso8601",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  if (formatters.size >= KEPT_MOST) formatters.clear();
  formatters.set(timeZone, made);
  return made;
};

/** 0 = Monday .. 6 = Sunday, of YYYY-MM-DD. */
export const weekdayOf = (day: string): number => weekdayOfNumber(dayNumberOf(day));

/** The day so many days after (or before) another. */
export const dayAfter = (day: string, days: number): string => dayOfNumber(dayNumberOf(day) + days);

/** From the first to the second, in days; negative if the second is before it. */
export const daysBetween = (from: string, until: string): number => dayNumberOf(until) - dayNumberOf(from);

/**
 * `timeZone`: an IANA name that this environment knows (`isTimeZone`), or it throws a RangeError. An hour that a clock shows
 * twice is the same local time twice.
 */
export const localTime = (timeZone: string, atMs: number): LocalTime => {
  const found: Record<string, string> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(atMs)) found[type] = value;
  const day = `${found["year"]}-${found["month"]}-${found["day"]}`;
  return { day, minutes: Number(found["hour"]) * 60 + Number(found["minute"]), weekday: weekdayOf(day) };
};
