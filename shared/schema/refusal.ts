/** Every reason a request can be refused with, and the sentence that documents it. Codes never change meaning. */
export const REFUSALS = {
  bad_message: "The message does not have the documented form; `path` names the first field that is wrong.",
  no_such_person: "Nobody with that id can be reached: unknown, gone, or not reachable for you.",
  no_such_hug: "There is no such hug in your inbox.",
  no_such_design: "There is no hug design with that id.",
  no_self_hug: "You cannot send a hug to yourself.",
  not_the_receiver: "Only the one who received a hug can read it or react to it.",
  key_reused: "That client key was already used for a different hug.",
  too_many: "Too many in a short time; try again after `retryAfterMs`.",
  try_later: "The server cannot store anything at this moment; nothing is lost, try again after `retryAfterMs`.",
  server_error: "A bug on our side; the request had no effect that was acknowledged.",
} as const;
export type RefusalCode = keyof typeof REFUSALS;

/** The reason a `request` is rejected with, as the SDK hands it over. */
export type Refusal = {
  readonly code: RefusalCode;
  /** `bad_message`: the first wrong field, dotted; empty for the whole message. */
  readonly path?: string;
  /** `too_many`, `try_later`: milliseconds until it is worth trying again. */
  readonly retryAfterMs?: number;
};
