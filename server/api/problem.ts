import { EARLY_PROBLEMS, PROBLEM_TYPE, problemDetails } from "#shared/schema/problem.ts";
import { REFUSALS, type Refusal, type RefusalCode } from "#shared/schema/refusal.ts";

/** Codes that only HTTP has, beside the refusals, and the sentence that documents each. */
export const HTTP_PROBLEMS = {
  ...EARLY_PROBLEMS,
  not_signed_in: "This needs a session: sign in first.",
  not_json: "The body is not JSON, or its content type does not say that it is.",
  in_progress: "A request with this Idempotency-Key is being answered; ask again after `retryAfterMs`.",
  wrong_type: "The body's content type is none that this address takes.",
} as const;
export type HttpProblem = keyof typeof HTTP_PROBLEMS;
export const PROBLEM_SENTENCES: Readonly<Record<HttpProblem | RefusalCode, string>> = { ...HTTP_PROBLEMS, ...REFUSALS };

export const STATUS_OF_REFUSAL: Readonly<Record<RefusalCode, number>> = {
  bad_message: 400,
  no_such_person: 404,
  no_such_hug: 404,
  no_such_design: 404,
  no_self_hug: 409,
  not_the_receiver: 403,
  hugs_off: 409,
  already_asked: 409,
  cooling_off: 429,
  no_such_request: 404,
  no_friend: 403,
  // As the draft on Idempotency-Key has it.
  key_reused: 422,
  no_such_group_hug: 404,
  not_the_host: 403,
  too_few: 409,
  wrong_phase: 409,
  not_a_participant: 403,
  bad_schedule: 409,
  // Not 401: whoever asks may well have a session.
  wrong_sign_in: 403,
  weak_password: 400,
  mail_taken: 409,
  already_an_account: 409,
  link_expired: 410,
  no_letters: 501,
  passkey_refused: 403,
  no_passkeys_here: 409,
  no_such_passkey: 404,
  last_way_in: 409,
  no_such_provider: 404,
  no_such_provider_account: 404,
  provider_denied: 403,
  provider_away: 503,
  provider_refused: 403,
  provider_stale: 410,
  provider_taken: 409,
  link_first: 409,
  no_such_session: 404,
  unkind_words: 400,
  not_a_picture: 400,
  no_pictures_here: 501,
  no_such_picture: 404,
  own_link: 409,
  step_up_needed: 403,
  wrong_code: 403,
  ticket_expired: 410,
  no_second_factor: 409,
  second_factor_on: 409,
  no_password: 409,
  username_taken: 409,
  follow_not_allowed: 403,
  not_shown: 403,
  no_such_export: 404,
  leaving: 403,
  age_needed: 403,
  too_young: 403,
  bad_time: 400,
  no_such_mood: 404,
  no_such_version: 404,
  no_such_import: 404,
  notes_stay_here: 409,
  no_model_here: 501,
  not_staff: 404,
  staff_session_needed: 403,
  not_yours_to_do: 403,
  takes_two: 403,
  waits_for_two: 409,
  kept_locked: 409,
  no_such_act: 404,
  last_admin: 409,
  nothing_to_report: 404,
  no_such_case: 404,
  claimed_already: 409,
  not_claimed: 409,
  case_decided: 409,
  reveal_needed: 403,
  suspended: 403,
  held: 403,
  limited: 403,
  no_such_restriction: 404,
  no_such_approval: 404,
  no_appeal: 409,
  raid: 403,
  no_such_measure: 404,
  too_many: 429,
  try_later: 503,
  server_error: 500,
};

type Reason = Pick<Refusal, "path" | "retryAfterMs"> & { readonly code: HttpProblem | RefusalCode };

/** Any answer that is not what was asked for: problem details (RFC 9457), never kept by a cache. */
export function problem(status: number, code: HttpProblem, headers: Readonly<Record<string, string>> = {}): Response {
  return answer(status, { code }, headers);
}

/** A refusal as an answer, with `Retry-After` in whole seconds where it says when. */
export const refusal = (reason: Refusal): Response => answer(STATUS_OF_REFUSAL[reason.code], reason, {});

/** The same request is being answered; it is worth asking again in a second. */
export const inProgress = (): Response => answer(409, { code: "in_progress", retryAfterMs: 1_000 }, {});

function answer(status: number, reason: Reason, more: Readonly<Record<string, string>>): Response {
  const headers = new Headers({ "content-type": PROBLEM_TYPE, "cache-control": "no-store", ...more });
  if (reason.retryAfterMs !== undefined)
    headers.set("retry-after", String(Math.max(1, Math.ceil(reason.retryAfterMs / 1000))));
  const details = problemDetails(status, reason, PROBLEM_SENTENCES[reason.code]);
  return new Response(JSON.stringify(details), { status, headers });
}
