import type { HugRequestView } from "#shared/schema/consent.ts";
import type { AllowHugsFrom } from "#shared/schema/privacy.ts";
import { aheadWords, leftWords } from "./when.ts";

/** Whom a choice lets in, in a few words and in a sentence. From the most open to the most closed. */
export const ALLOW_WORDS: Readonly<Record<AllowHugsFrom, { readonly name: string; readonly hint: string }>> = {
  everyone: { name: "Everyone", hint: "Anybody here can hug you without asking." },
  following: { name: "People I follow", hint: "Whom you follow hugs you without asking. Everybody else asks first." },
  friends: { name: "Friends", hint: "People you follow who follow you. Everybody else asks first." },
  approved: { name: "People I said yes to", hint: "Only those you chose “always” for. Everybody else asks first." },
  nobody: { name: "Nobody", hint: "No hugs and no requests. Nobody is told why." },
};
// The keys of a complete record of literals: exactly the union.
export const ALLOW_CHOICES = Object.keys(ALLOW_WORDS) as readonly AllowHugsFrom[];

/** What holds now, as a sentence. */
export const allowSentence = (allowHugsFrom: AllowHugsFrom): string => {
  switch (allowHugsFrom) {
    case "everyone":
      return "Everyone can hug you without asking.";
    case "following":
      return "People you follow can hug you. Everybody else asks first.";
    case "friends":
      return "Friends can hug you. Everybody else asks first.";
    case "approved":
      return "Only people you said yes to can hug you. Everybody else asks first.";
    case "nobody":
      return "Nobody can hug you now.";
  }
};

/** Those that can still be answered. */
export const openRequests = (requests: readonly HugRequestView[], nowMs: number): readonly HugRequestView[] =>
  requests.filter(({ expiresAtMs }) => expiresAtMs > nowMs);

/** "22:00" from minutes after midnight. */
export const minuteWords = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Minutes after midnight from "22:00"; null = no time. */
export const minuteOf = (text: string): number | null => {
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(text) ?? [];
  return hour === undefined || minute === undefined ? null : Number(hour) * 60 + Number(minute);
};

const HOUR_MS = 3_600_000;
/** As good as "until I turn it off". */
export const UNTIL_OFF_MS = 30 * 24 * HOUR_MS;
const MORNING_HOUR = 8;

export type DisturbChoice = "hour" | "morning" | "off";
export const DISTURB_WORDS: Readonly<Record<DisturbChoice, string>> = {
  hour: "For an hour",
  morning: "Until tomorrow morning",
  off: "Until I turn it off",
};
export const DISTURB_CHOICES = Object.keys(DISTURB_WORDS) as readonly DisturbChoice[];

/** Until when a choice lasts, by the clock of this device. */
export const disturbUntilMs = (choice: DisturbChoice, nowMs: number): number => {
  if (choice === "hour") return nowMs + HOUR_MS;
  if (choice === "off") return nowMs + UNTIL_OFF_MS;
  const now = new Date(nowMs);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING_HOUR).getTime();
};

/** "for 50 minutes", "until tomorrow, 08:00", or "until you turn it off" for more than a week. */
export const quietUntilWords = (untilMs: number, nowMs: number): string => {
  const leftMs = untilMs - nowMs;
  if (leftMs > 7 * 24 * HOUR_MS) return "until you turn it off";
  // A page's clock may be some seconds behind.
  return leftMs < HOUR_MS + 60_000
    ? `for ${leftWords(Math.min(leftMs, HOUR_MS))}`
    : `until ${aheadWords(untilMs, nowMs)}`;
};
