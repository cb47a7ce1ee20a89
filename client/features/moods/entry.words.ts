import { localTime } from "#shared/mood/local-time.ts";
import type { Audience } from "#shared/schema/audience.ts";
import type { MoodDraft } from "#shared/schema/mood.ts";

/** "21:30" on the wall where it was felt. */
export const clockWords = ({ timeZone, feltAtMs }: Pick<MoodDraft, "timeZone" | "feltAtMs">): string => {
  const { minutes } = localTime(timeZone, feltAtMs);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
};

/** "Asia/Ho_Chi_Minh" as a place. */
export const zoneWords = (timeZone: string): string => (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");

export const AUDIENCE_WORDS: Readonly<Record<Audience, string>> = {
  nobody: "Only you",
  friends: "Your friends",
  followers: "Whoever follows you",
  everyone: "Everyone",
};

/** Below a mood: who may see it, and where it was, if that was elsewhere. */
export const entryNote = ({ audience, timeZone }: Pick<MoodDraft, "audience" | "timeZone">, here: string): string =>
  [AUDIENCE_WORDS[audience], ...(timeZone === here ? [] : [`${zoneWords(timeZone)} time`])].join(" · ");
