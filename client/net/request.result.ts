import type { RequestOutcome } from "./rooms.port.ts";
import type { Result } from "./state.ts";

/** What a page is told of a request; without an answer it counts as offline. */
export const resultOfRequest = (outcome: RequestOutcome): Result => {
  if (outcome.kind === "answered") return { ok: true };
  return { ok: false, refusal: outcome.kind === "refused" ? outcome.refusal : { code: "offline" } };
};
