const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const dayOf = (ms: number): number => {
  const date = new Date(ms);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
};
const clockWords = (ms: number): string =>
  new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(ms);

/** "just now", "5 minutes ago", "today, 09:12", "yesterday, 21:40", "12 March, 08:05". A moment ahead of our clock is just now. */
export const whenWords = (atMs: number, nowMs: number): string => {
  const agoMs = nowMs - atMs;
  if (agoMs < MINUTE_MS) return "just now";
  if (agoMs < HOUR_MS) {
    const minutes = Math.floor(agoMs / MINUTE_MS);
    return minutes === 1 ? "a minute ago" : `${minutes} minutes ago`;
  }
  const days = Math.round((dayOf(nowMs) - dayOf(atMs)) / DAY_MS);
  if (days === 0) return `today, ${clockWords(atMs)}`;
  if (days === 1) return `yesterday, ${clockWords(atMs)}`;
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  const date = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
  return `${date.format(atMs)}, ${clockWords(atMs)}`;
};

/** "Today", "Yesterday", "Monday, 2 November", with the year if it is another one. */
export const dayWords = (atMs: number, nowMs: number): string => {
  const days = Math.round((dayOf(nowMs) - dayOf(atMs)) / DAY_MS);
  if (days <= 0) return "Today";
  if (days === 1) return "Yesterday";
  return dateWords(atMs, nowMs);
};

const dateWords = (atMs: number, nowMs: number): string => {
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  const year = isThisYear ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", ...year }).format(atMs);
};

/** "now", "in a minute", "in 25 minutes", "today, 18:00", "tomorrow, 09:00", "Friday, 12 March, 08:05", with the year if it is another one. */
export const aheadWords = (atMs: number, nowMs: number): string => {
  const minutes = Math.ceil((atMs - nowMs) / MINUTE_MS);
  if (minutes <= 0) return "now";
  if (minutes === 1) return "in a minute";
  if (minutes < 60) return `in ${minutes} minutes`;
  const days = Math.round((dayOf(atMs) - dayOf(nowMs)) / DAY_MS);
  if (days === 0) return `today, ${clockWords(atMs)}`;
  if (days === 1) return `tomorrow, ${clockWords(atMs)}`;
  return `${dateWords(atMs, nowMs)}, ${clockWords(atMs)}`;
};

/** "40 seconds", "a minute", "12 minutes", "an hour and 5 minutes", "3 days and 2 hours": what is left, rounded up. */
export const leftWords = (leftMs: number): string => {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  if (seconds <= 90) return plural(seconds, "1 second", "seconds");
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return withRest(plural(hours, "an hour", "hours"), minutes % 60, "a minute", "minutes");
  return withRest(plural(Math.floor(hours / 24), "a day", "days"), hours % 24, "an hour", "hours");
};

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : `${count} ${many}`);
const withRest = (whole: string, rest: number, one: string, many: string): string =>
  rest === 0 ? whole : `${whole} and ${plural(rest, one, many)}`;
