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
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  const year = isThisYear ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", ...year }).format(atMs);
};
