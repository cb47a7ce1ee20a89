import type { ExportView } from "#shared/schema/data-rights.ts";
import { aheadWords, leftWords } from "../../ui/when.ts";

const MEGABYTE = 1_000_000;

/** "340 KB", "1.2 MB". */
export const sizeWords = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;

/** What is said of the copy. While it is made only each quarter is: to hear every step would be too much. */
export const copyWords = ({ state, percent, bytes, untilMs }: ExportView, nowMs: number): string => {
  if (state === "making") return `Your copy is being made: ${Math.floor(percent / 25) * 25} percent.`;
  if (state === "failed") return "Your copy could not be made. Nothing is lost; please try again.";
  if (state === "none") return "";
  const until = untilMs === null ? "" : ` You can save it for ${leftWords(untilMs - nowMs)}, then it is removed here.`;
  return `Your copy is ready: ${sizeWords(bytes)}.${until}`;
};

/** "You are leaving tomorrow", "You are leaving on Thursday, 3 December". */
export const leavingTitle = (dueAtMs: number, nowMs: number): string => {
  const ahead = aheadWords(dueAtMs, nowMs);
  const day = ahead.replace(/, \d\d:\d\d$/, "");
  return `You are leaving ${/^(now|in|today|tomorrow)\b/.test(day) ? day : `on ${day}`}`;
};
