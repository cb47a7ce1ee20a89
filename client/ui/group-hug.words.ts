import { aheadWords } from "./when.ts";

/** "1 minute", "1 minute 30", "45 seconds": how long a design lasts. */
export const lastsWords = (durationMs: number): string => {
  const seconds = Math.round(durationMs / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} seconds`;
  const whole = minutes === 1 ? "1 minute" : `${minutes} minutes`;
  return seconds % 60 === 0 ? whole : `${whole} ${seconds % 60}`;
};

/** "Nobody is here yet", "1 is here", "7 are here" */
export const hereWords = (count: number): string => {
  if (count === 0) return "Nobody is here yet";
  return count === 1 ? "1 is here" : `${count} are here`;
};

/** "3 others", "1 other": people who are not named. */
export const othersWords = (count: number): string => (count === 1 ? "1 other" : `${count} others`);

/** "Ana", "Ana and Ben", "Ana, Ben and 3 others": at most `shown` by name. */
export const namesWords = (names: readonly string[], shown = 3): string => {
  const named = names.length <= shown ? names : names.slice(0, shown - 1);
  const parts = named.length < names.length ? [...named, othersWords(names.length - named.length)] : named;
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
};

/** When a group hug that has not begun begins. */
export const beginWords = (scheduledForMs: number | null, hostName: string, nowMs: number): string => {
  if (scheduledForMs === null) return `begins when ${hostName} starts it`;
  return scheduledForMs > nowMs ? `begins ${aheadWords(scheduledForMs, nowMs)}` : "begins as soon as two are in";
};
