/** Every reason a request can be refused with, and the sentence that documents it. Codes never change meaning. */
export const REFUSALS = {
  bad_message: "The message does not have the documented form; `path` names the first field that is wrong.",
  no_such_person: "Nobody with that id can be reached: unknown, gone, or not reachable for you.",
  no_such_hug: "There is no such hug in your inbox.",
  no_such_design: "There is no hug design with that id.",
  no_self_hug: "You cannot send a hug to yourself.",
  not_the_receiver: "Only the one who received a hug can read it or react to it.",
  hugs_off: "They take no hugs and no requests at the moment.",
  already_asked: "You asked them already; your hug waits for their answer.",
  cooling_off: "Two of your requests to them were not accepted; give them until `retryAfterMs` has passed.",
  no_such_request: "There is no open request with that id: it was answered, taken back, or is too old.",
  no_friend: "Only friends can be asked for a hug.",
  key_reused: "That client key was already used for a different hug.",
  no_such_group_hug: "There is no such group hug, or it is not open to you.",
  not_the_host: "Only the host of a group hug can do that.",
  too_few: "A group hug starts with at least two people who are in and here.",
  wrong_phase: "A group hug in this phase does not allow that: it has begun, or it is over.",
  not_a_participant: "Only somebody who is in this group hug can do that.",
  bad_schedule: "A group hug can be scheduled from now to 90 days ahead.",
  wrong_sign_in: "There is no account with that mail and password.",
  weak_password: "That password is among those that are tried first, or made of your own name or mail.",
  mail_taken: "There is an account with that mail already: sign in with it.",
  already_an_account: "This person has an account already.",
  link_expired: "The link was used, is too old, or was never sent: ask for another one.",
  no_letters: "This server has no way to send mail (SMTP_URL is not set).",
  passkey_refused: "That is not the answer of a passkey of this account to what was asked, or it came too late.",
  no_passkeys_here: "Passkeys are for an address with a name and TLS, or localhost.",
  no_such_passkey: "You have no passkey with that id.",
  last_way_in: "It is the only way into this account: add another one first.",
  no_such_provider: "This server does not sign people in by that provider.",
  no_such_provider_account: "You have no account of a provider linked under that id.",
  provider_denied: "At the provider, the question whether to go on was answered with no.",
  provider_away: "The provider could not be reached, or did not answer in time.",
  provider_refused: "What came back from the provider cannot be believed, or was used before.",
  provider_stale: "That visit to the provider was not begun in this browser, took too long, or is over.",
  provider_taken: "That account of the provider opens another account here.",
  link_first: "An account here has that mail, or somebody is signed in: sign in and link the provider there.",
  no_such_session: "No device is signed in under that id.",
  unkind_words: "A name that others see cannot be that; `path` names the field.",
  not_a_picture: "That is no picture that is taken here: JPEG, PNG or WebP, whole, of at most 25 million pixels.",
  no_pictures_here: "This server runs on a machine that cannot read pictures.",
  no_such_picture: "There is no such picture, or it is not open to you.",
  own_link: "That is your own link: somebody else has to open it.",
  step_up_needed: "Show that it is you first (`/api/step-up`): it was too long ago, or never on this device.",
  wrong_code: "That is not the code of this moment, or it was used already.",
  ticket_expired: "That sign-in was finished, took too long, or the password is another one now: begin it anew.",
  no_second_factor: "No second factor is on, or being turned on, for this account.",
  second_factor_on: "A second factor is on already: turn it off first.",
  no_password: "This account has no mail and password yet.",
  username_taken: "Somebody has that username already, or one that differs in capital letters only.",
  follow_not_allowed: "They let only people follow whom they follow themselves.",
  not_shown: "They do not show that to you.",
  too_many: "Too many in a short time; try again after `retryAfterMs`.",
  try_later: "The server cannot store anything at this moment; nothing is lost, try again after `retryAfterMs`.",
  server_error: "A bug on our side; the request had no effect that was acknowledged.",
} as const;
export type RefusalCode = keyof typeof REFUSALS;

/** The reason a `request` is rejected with, as the SDK hands it over. */
export type Refusal = {
  readonly code: RefusalCode;
  /** `bad_message`: the first wrong field, dotted; empty for the whole message. `unkind_words`: the field. */
  readonly path?: string;
  /** `too_many`, `try_later`: milliseconds until it is worth trying again. */
  readonly retryAfterMs?: number;
};
