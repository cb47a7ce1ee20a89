import type { RefusalCode } from "#shared/schema/refusal.ts";

/** The codes of `shared/schema/refusal.ts`, whose sentences no page shows; typed by them, so that each is here. */
const CODES: Readonly<Record<RefusalCode, true>> = {
  bad_message: true,
  no_such_person: true,
  no_such_hug: true,
  no_such_design: true,
  no_self_hug: true,
  not_the_receiver: true,
  hugs_off: true,
  already_asked: true,
  cooling_off: true,
  no_such_request: true,
  no_friend: true,
  key_reused: true,
  no_such_group_hug: true,
  not_the_host: true,
  too_few: true,
  wrong_phase: true,
  not_a_participant: true,
  bad_schedule: true,
  wrong_sign_in: true,
  weak_password: true,
  mail_taken: true,
  already_an_account: true,
  link_expired: true,
  no_letters: true,
  passkey_refused: true,
  no_passkeys_here: true,
  no_such_passkey: true,
  last_way_in: true,
  no_such_session: true,
  no_such_export: true,
  leaving: true,
  too_young: true,
  too_many: true,
  try_later: true,
  server_error: true,
};

export const isRefusalCode = (code: unknown): code is RefusalCode =>
  typeof code === "string" && Object.hasOwn(CODES, code);
