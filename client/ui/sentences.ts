import { FIRST_SENTENCES, NAME_SENTENCE, type FailureCode } from "./first-sentences.ts";

/** What a person reads when something was refused: what happened, that nothing is lost, what to do. */
const SENTENCES: Readonly<Record<FailureCode, string>> = {
  ...FIRST_SENTENCES,
  no_such_person: "This person cannot be reached. They may have left.",
  no_such_hug: "This hug is not in your inbox any more.",
  no_such_design: "This kind of hug is not there any more. Please choose another one.",
  no_self_hug: "A hug needs two. Choose somebody else to send it to.",
  not_the_receiver: "Only the one who received a hug can answer it.",
  hugs_off: "They take no hugs at the moment. It is not about you; they chose it for everybody.",
  already_asked: "You asked them already. Your hug waits until they say yes.",
  cooling_off: "You asked twice, and they did not take it up. Give them some days before you ask again.",
  no_such_request: "That question is gone: it was answered, taken back, or too old.",
  no_friend: "You can ask friends for a hug: people you follow who follow you.",
  key_reused: "This was changed after it went out. Please send it again as a new one.",
  no_such_group_hug: "This group hug is not there any more, or it is not open to you.",
  not_the_host: "Only the host can do that, and somebody else is hosting now.",
  too_few: "A group hug needs at least two who are in. Wait for one more.",
  wrong_phase: "That is too late: the hug has begun, or it is over.",
  not_a_participant: "You are not in this group hug any more. Open its link to come in again.",
  bad_schedule: "Please choose a time between now and 90 days from now.",
  wrong_sign_in: "That mail and that password do not go together. Please look at both once more.",
  weak_password:
    "That password is one of those that are tried first, or it is made of your own name or mail. Please choose other words.",
  mail_taken: "There is an account with that mail already. Sign in with it.",
  already_an_account: "You have an account already. Your hugs are kept with it.",
  link_expired: "This link does not work any more: it was used, or it is too old. Please ask for another letter.",
  no_letters: "This HugMood cannot send mail, so no letter can come. Whoever runs it can change that.",
  dismissed: "The question of your device was closed, or it had no passkey to show. Nothing has changed.",
  passkey_refused: "That passkey does not open anything here. Nothing has changed; please try another way in.",
  no_passkeys_here: "Passkeys need an address with a name and a lock, so there are none here.",
  no_such_passkey: "That passkey is gone already.",
  last_way_in: "That is your only way in. Add another one first; then this one can go.",
  no_such_provider: "This HugMood does not offer that way in any more. Please choose another one.",
  no_such_provider_account: "That one is unlinked already.",
  provider_denied: "You said no over there, so nothing has changed here.",
  provider_away:
    "They could not be reached. Nothing has changed; please try again in a moment, or choose another way in.",
  provider_refused: "What came back from there could not be trusted, so nothing has changed. Please begin again.",
  provider_stale: "That took too long, or it was begun in another window. Nothing has changed; please begin again.",
  provider_taken: "That one opens another HugMood account already. To use it, sign in with it.",
  link_first:
    "That one is not linked with an account here yet. Sign in the way you did before, then link it under “Your account”.",
  no_such_session: "That device is signed out already.",
  not_a_picture: "That file could not be read as a picture. Please choose a JPEG, PNG or WebP.",
  no_pictures_here: "This HugMood cannot take pictures. Your being is enough.",
  no_such_picture: "That picture is not there any more.",
  own_link: "That is your own link. Send it to somebody you would like to have here.",
  step_up_needed: "Only you may do that, so we ask you to show that it is you. Nothing has changed yet.",
  wrong_code: "That code does not fit. Each is good once and for a short time: please take the newest one.",
  ticket_expired: "That took a while, so this sign-in is over. Please begin again.",
  no_second_factor: "Codes are not turned on for this account. Please begin again.",
  second_factor_on: "Codes are turned on already. Turn them off first to use another app.",
  no_password: "Add a mail and a password to your account first.",
  username_taken: "Somebody has that username already. Please choose another one.",
  follow_not_allowed: "They let only people follow whom they follow themselves.",
  not_shown: "They keep that to themselves.",
  no_such_export: "That copy is not there any more. You can ask for a new one.",
  leaving: "This account is being erased. You can still undo that.",
  age_needed: "Please say how old you are first.",
  too_young:
    "HugMood is for people of 16 and older. We kept nothing of what you told us. Come back when you are 16; and if you need somebody now, talk to a grown-up you trust.",
  bad_time: "That time is not between the year 2000 and now. Please look at the date, and at this device's clock.",
  no_such_mood: "This mood is not there any more. It may have been deleted on another device.",
  no_such_version: "That earlier version is gone: they are kept for 30 days.",
  no_such_import: "That import was undone already.",
  notes_stay_here:
    "Your notes stay on your own devices, as you chose. The mood itself can be kept here without its note.",
  no_model_here: "This HugMood cannot work that out at the moment. Everything else works as ever.",
};

/** Fields whose refusal deserves its own words, by the path of `bad_message`. */
const FIELD_SENTENCES: Readonly<Record<string, string>> = {
  name: NAME_SENTENCE,
  message: "Please keep it shorter, and leave out hidden signs that cannot be shown.",
  emoji: "Please choose one sign.",
  code: "A code of the app has six digits, a backup code twelve letters and digits. Please look at it once more.",
  username:
    "A username has 3 to 30 letters a to z, numbers, and single dots or lines between them. It begins with a letter.",
  bio: "Please keep it to 500 characters, and leave out hidden signs that cannot be shown.",
  mail: "Please enter a whole mail address, such as ana@example.org.",
};

export const sentenceOf = (failure: { readonly code: FailureCode; readonly path?: string }): string =>
  (failure.code === "bad_message" ? FIELD_SENTENCES[failure.path ?? ""] : undefined) ?? SENTENCES[failure.code];

export const OFFLINE_HUG = "You are offline. Your hug is kept and goes out as soon as you are back.";
