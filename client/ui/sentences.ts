import type { RefusalCode } from "#shared/schema/refusal.ts";

type FailureCode = RefusalCode | "offline";

/** What a person reads when something was refused: what happened, that nothing is lost, what to do. */
const SENTENCES: Readonly<Record<FailureCode, string>> = {
  bad_message: "Something in there cannot be sent as it is. Please change it and try again.",
  no_such_person: "This person cannot be reached. They may have left.",
  no_such_hug: "This hug is not in your inbox any more.",
  no_such_design: "This kind of hug is not there any more. Please choose another one.",
  no_self_hug: "A hug needs two. Choose somebody else to send it to.",
  not_the_receiver: "Only the one who received a hug can answer it.",
  key_reused: "This hug was changed after it went out. Please send it again as a new one.",
  no_such_group_hug: "This group hug is not there any more, or it is not open to you.",
  not_the_host: "Only the host can do that, and somebody else is hosting now.",
  too_few: "A group hug needs at least two who are in. Wait for one more.",
  wrong_phase: "That is too late: the hug has begun, or it is over.",
  not_a_participant: "You are not in this group hug any more. Open its link to come in again.",
  bad_schedule: "Please choose a time between now and 90 days from now.",
  too_many: "That was a lot in a short time. Rest a moment, then try again; nothing is lost.",
  try_later: "HugMood cannot store anything right now. Nothing is lost; please try again in a moment.",
  server_error: "Something broke on our side. Nothing you wrote is lost; please try again.",
  offline: "You are offline. Please try again as soon as you are back.",
};

/** Fields whose refusal deserves its own words, by the path of `bad_message`. */
const FIELD_SENTENCES: Readonly<Record<string, string>> = {
  name: "Please choose a name of 1 to 40 characters with at least one letter or number, without hidden signs.",
  message: "Please keep it shorter, and leave out hidden signs that cannot be shown.",
  emoji: "Please choose one sign.",
};

export const sentenceOf = (failure: { readonly code: FailureCode; readonly path?: string }): string =>
  (failure.code === "bad_message" ? FIELD_SENTENCES[failure.path ?? ""] : undefined) ?? SENTENCES[failure.code];

export const OFFLINE_HUG = "You are offline. Your hug is kept and goes out as soon as you are back.";
