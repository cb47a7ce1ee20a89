import type { InboxRequest } from "#shared/schema/inbox.ts";
import type { Refusal } from "#shared/schema/refusal.ts";
import type { Answered } from "../requests.rules.ts";

/** Requests that a service answers. */
export type ServiceRequest = Exclude<InboxRequest, { name: "inbox/resume" }>;

/** What a service made of a request. */
export type ServiceResult =
  | { readonly kind: "done"; readonly answer: unknown }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** The outside is away; whether it happened is not known. */
  | { readonly kind: "unavailable"; readonly retryAfterMs: number }
  /** The service failed in a way it does not promise. */
  | { readonly kind: "failed" };

export const answerOf = (requestId: string, result: ServiceResult): Answered => {
  const refuse = (refusal: Refusal): Answered => ({ kind: "refuse", requestId, refusal });
  switch (result.kind) {
    case "done":
      return { kind: "ack", requestId, answer: result.answer };
    case "refused":
      return refuse(result.refusal);
    case "unavailable":
      return refuse({ code: "try_later", retryAfterMs: result.retryAfterMs });
    case "failed":
      return refuse({ code: "server_error" });
  }
};
