import type { InboxRequest, InboxRequestName } from "#shared/schema/inbox.ts";
import { ANSWER_MAX_MS, PENDING_MAX, REQUEST_LIMITS, spend, type Bucket } from "#shared/schema/limits.ts";
import type { Refusal } from "#shared/schema/refusal.ts";

/** Requests that a service answers. */
export type ServiceRequest = Exclude<InboxRequest, { name: "inbox/resume" }>;

/** A request that waits for its outcome. */
export type Pending = { readonly deviceId: string; readonly untilMs: number };

export type Requests = {
  /** By request id. */
  readonly pending: ReadonlyMap<string, Pending>;
  readonly buckets: ReadonlyMap<InboxRequestName, Bucket>;
};

export const NO_REQUESTS: Requests = { pending: new Map(), buckets: new Map() };

/** What a service made of a request. */
export type ServiceResult =
  | { readonly kind: "done"; readonly answer: unknown }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** The outside is away; whether it happened is not known. */
  | { readonly kind: "unavailable"; readonly retryAfterMs: number }
  /** The service failed in a way it does not promise. */
  | { readonly kind: "failed" };

export type Answered = { readonly requestId: string } & (
  | { readonly kind: "ack"; readonly answer: unknown }
  | { readonly kind: "refuse"; readonly refusal: Refusal }
);

const TRY_LATER_MS = 1_000;
const TRY_LATER: Refusal = { code: "try_later", retryAfterMs: TRY_LATER_MS };

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

/** Takes a token for the request, or says when there will be one. */
export const takeToken = (
  requests: Requests,
  name: InboxRequestName,
  nowMs: number,
): { readonly ok: true; readonly requests: Requests } | { readonly ok: false; readonly refusal: Refusal } => {
  const spent = spend(REQUEST_LIMITS[name], requests.buckets.get(name), nowMs);
  if (!spent.ok) return { ok: false, refusal: { code: "too_many", retryAfterMs: spent.retryAfterMs } };
  return { ok: true, requests: { ...requests, buckets: new Map(requests.buckets).set(name, spent.bucket) } };
};

export const isFull = ({ pending }: Requests, deviceId: string): boolean =>
  [...pending.values()].filter((request) => request.deviceId === deviceId).length >= PENDING_MAX;

export const withPending = (requests: Requests, requestId: string, deviceId: string, nowMs: number): Requests => ({
  ...requests,
  pending: new Map(requests.pending).set(requestId, { deviceId, untilMs: nowMs + ANSWER_MAX_MS }),
});

/** Takes out the pending requests that `isOver` names, each refused with `try_later`. */
export const withoutPending = (
  requests: Requests,
  isOver: (request: Pending, requestId: string) => boolean,
): { readonly requests: Requests; readonly refusals: readonly Answered[] } => {
  const over = [...requests.pending].filter(([requestId, request]) => isOver(request, requestId));
  if (over.length === 0) return { requests, refusals: [] };
  const pending = new Map(requests.pending);
  for (const [requestId] of over) pending.delete(requestId);
  const refusals = over.map(([requestId]): Answered => ({ kind: "refuse", requestId, refusal: TRY_LATER }));
  return { requests: { ...requests, pending }, refusals };
};
