import type { RefusalCode } from "#shared/schema/refusal.ts";

export type FailureCode = RefusalCode | "offline" | "dismissed";
type FirstCode = "bad_message" | "unkind_words" | "too_many" | "try_later" | "server_error" | "offline";

/** What everything may be answered with: all that the first page can meet, so that its load carries no other sentences. */
export const FIRST_SENTENCES: Readonly<Record<FirstCode, string>> = {
  bad_message: "Something in there cannot be sent as it is. Please change it and try again.",
  unkind_words: "That word may hurt somebody who reads it. Please choose another one.",
  too_many: "That was a lot in a short time. Rest a moment, then try again; nothing is lost.",
  try_later: "HugMood cannot store anything right now. Nothing is lost; please try again in a moment.",
  server_error: "Something broke on our side. Nothing you wrote is lost; please try again.",
  offline: "You are offline. Please try again as soon as you are back.",
};

export const NAME_SENTENCE =
  "Please choose a name of 1 to 40 characters with at least one letter or number, without hidden signs.";
