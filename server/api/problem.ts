import { REFUSALS, type Refusal, type RefusalCode } from "#shared/schema/refusal.ts";

/** Codes that only HTTP has, beside the refusals, and the sentence that documents each. */
export const HTTP_PROBLEMS = {
  not_signed_in: "This needs a session: sign in first.",
  cross_site: "Another site asked for this in your name; only our own pages may.",
  not_found: "There is nothing at this address.",
  method_not_allowed: "The address exists, but not for this method; see `Allow`.",
  too_large: "The body is larger than 64 KB.",
  too_slow: "The body did not arrive in time.",
  not_json: "The body is not JSON, or its content type does not say that it is.",
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
  key_reused: 409,
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
  no_such_session: 404,
  no_such_export: 404,
  leaving: 403,
  too_young: 403,
  too_many: 429,
  try_later: 503,
  server_error: 500,
};

/** Any answer that is not what was asked for: `{ code, ... }`, never kept by a cache. */
export function problem(status: number, code: HttpProblem, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ code }, { status, headers: { "cache-control": "no-store", ...headers } });
}

/** A refusal as an answer, with `Retry-After` in whole seconds where it says when. */
export function refusal(reason: Refusal): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (reason.retryAfterMs !== undefined)
    headers.set("retry-after", String(Math.max(1, Math.ceil(reason.retryAfterMs / 1000))));
  return Response.json(reason, { status: STATUS_OF_REFUSAL[reason.code], headers });
}
