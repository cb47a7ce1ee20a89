import { dayAfter, weekdayOf } from "#shared/mood/local-time.ts";

export const PERIOD_KINDS = ["day", "week", "month", "year"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];
/** Days of one's own calendar, YYYY-MM-DD, both included. Weeks begin on Monday (ISO 8601). */
export type Period = { readonly kind: PeriodKind; readonly from: string; readonly until: string };

/** No mood is from before it. */
const FIRST_DAY = "2000-01-01";

const monthAfter = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
};

/** The one that a day is in. */
export const periodOf = (kind: PeriodKind, day: string): Period => {
  if (kind === "day") return { kind, from: day, until: day };
  if (kind === "year") return { kind, from: `${day.slice(0, 4)}-01-01`, until: `${day.slice(0, 4)}-12-31` };
  if (kind === "month") {
    const month = day.slice(0, 7);
    return { kind, from: `${month}-01`, until: dayAfter(`${monthAfter(month, 1)}-01`, -1) };
  }
  const monday = dayAfter(day, -weekdayOf(day));
  return { kind, from: monday, until: dayAfter(monday, 6) };
};

/** The next one, or with -1 the one before; null = it lies ahead of today, or before there was anything. */
export const besides = (period: Period, by: 1 | -1, today: string): Period | null => {
  const day = by === 1 ? dayAfter(period.until, 1) : dayAfter(period.from, -1);
  return day > today || day < FIRST_DAY ? null : periodOf(period.kind, day);
};

/** What stands behind `/moods/`: "month/2026-11", "week/2026-11-23". */
export const addressOf = ({ kind, from }: Period): string =>
  `/moods/${kind}/${kind === "year" ? from.slice(0, 4) : kind === "month" ? from.slice(0, 7) : from}`;

const isDay = (text: string): boolean => {
  const atMs = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(text);
};

/** The period of an address; null = it names none, or one that lies ahead. */
export const periodAt = (kind: string | undefined, at: string | undefined, today: string): Period | null => {
  const known = PERIOD_KINDS.find((one) => one === kind);
  if (known === undefined || at === undefined) return null;
  const day = known === "year" ? `${at}-01-01` : known === "month" ? `${at}-01` : at;
  if (!isDay(day) || day < FIRST_DAY || day > today) return null;
  return periodOf(known, day);
};

/** Another kind of period around the same time: today's where that is in it, else where it begins. */
export const asKind = (period: Period, kind: PeriodKind, today: string): Period =>
  periodOf(kind, period.from <= today && today <= period.until ? today : period.from);

const words = (day: string, form: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat("en-GB", { ...form, timeZone: "UTC" }).format(Date.parse(`${day}T00:00:00Z`));

export const dayWords = (day: string): string =>
  words(day, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
/** Without its year. */
export const shortDayWords = (day: string): string => words(day, { weekday: "short", day: "numeric", month: "short" });
export const monthWords = (day: string): string => words(day, { month: "long", year: "numeric" });
export const monthName = (day: string): string => words(day, { month: "long" });

/** "Thursday, 26 November 2026", "23 to 29 November 2026", "November 2026", "2026". */
export const periodWords = ({ kind, from, until }: Period): string => {
  if (kind === "day") return dayWords(from);
  if (kind === "year") return from.slice(0, 4);
  if (kind === "month") return monthWords(from);
  const isOneYear = from.slice(0, 4) === until.slice(0, 4);
  const isOneMonth = from.slice(0, 7) === until.slice(0, 7);
  const first = words(from, {
    day: "numeric",
    ...(isOneMonth ? {} : { month: "long" }),
    ...(isOneYear ? {} : { year: "numeric" }),
  });
  return `${first} to ${words(until, { day: "numeric", month: "long", year: "numeric" })}`;
};
