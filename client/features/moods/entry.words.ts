import { localTime } from "#shared/mood/local-time.ts";
import type { Audience } from "#shared/schema/audience.ts";
import type { MoodDraft } from "#shared/schema/mood.ts";
import type { Failure } from "../../net/state.ts";
import { sentenceOf } from "../../ui/sentences.ts";

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

/** Why a change did not come about: out of reach, that nothing of it is lost as long as the page is open. */
export const notDoneWords = (what: "saved" | "deleted", refusal: Failure): string => {
  if (refusal.code !== "offline") return sentenceOf(refusal);
  return what === "saved"
    ? "You are offline, so this is not saved yet. What you wrote stays here: save it once more when you are back."
    : "You are offline, so it is not deleted, and nothing has changed. Delete it once more when you are back.";
};

/** Below a mood: who may see it, and where it was, if that was elsewhere. */
export const entryNote = ({ audience, timeZone }: Pick<MoodDraft, "audience" | "timeZone">, here: string): string =>
  [AUDIENCE_WORDS[audience], ...(timeZone === here ? [] : [`${zoneWords(timeZone)} time`])].join(" · ");
