import { ANSWER_MAX_MS, PENDING_MAX, spend, type Bucket, type RateLimit } from "#shared/schema/limits.ts";
import type { Refusal } from "#shared/schema/refusal.ts";

/** A request that waits for its outcome. */
export type Pending = { readonly deviceId: string; readonly untilMs: number };

/** `limit`: the rate at which it was spent last, where that was here. */
export type SpentBucket = Bucket & { readonly limit?: RateLimit };

/** The requests of a room that are open, and what is left of its rates, each under a key of the room's choice. */
export type Requests<Key extends string = string> = {
  /** By request id. */
  readonly pending: ReadonlyMap<string, Pending>;
  readonly buckets: ReadonlyMap<Key, SpentBucket>;
};

export const NO_REQUESTS: Requests<never> = { pending: new Map(), buckets: new Map<never, SpentBucket>() };

export type Answered = { readonly requestId: string } & (
  | { readonly kind: "ack"; readonly answer: unknown }
  | { readonly kind: "refuse"; readonly refusal: Refusal }
);

export const TRY_LATER: Refusal = { code: "try_later", retryAfterMs: 1_000 };

export const withBucket = <Key extends string>(
  requests: Requests<Key>,
  key: Key,
  bucket: SpentBucket,
): Requests<Key> => ({
  ...requests,
  buckets: new Map(requests.buckets).set(key, bucket),
});

/** Takes a token for a request, or says when there will be one. */
export const takeToken = <Key extends string>(
  requests: Requests<Key>,
  key: Key,
  limit: RateLimit,
  nowMs: number,
): { readonly ok: true; readonly requests: Requests<Key> } | { readonly ok: false; readonly refusal: Refusal } => {
  const spent = spend(limit, requests.buckets.get(key), nowMs);
  if (!spent.ok) return { ok: false, refusal: { code: "too_many", retryAfterMs: spent.retryAfterMs } };
  return { ok: true, requests: withBucket(requests, key, { ...spent.bucket, limit }) };
};

/** Forgets the buckets that are full again, at the rate at which they were spent: they say no more than none. */
export const withoutFullBuckets = <Key extends string>(requests: Requests<Key>, nowMs: number): Requests<Key> => {
  const isFullAgain = ({ limit, ...bucket }: SpentBucket): boolean => {
    if (limit === undefined) return false;
    const spent = spend(limit, bucket, nowMs);
    return spent.ok && spent.bucket.tokens >= limit.burst - 1;
  };
  return { ...requests, buckets: new Map([...requests.buckets].filter(([, bucket]) => !isFullAgain(bucket))) };
};

/** Whether a device has as many open requests as it may have. */
export const isFull = ({ pending }: Requests, deviceId: string): boolean =>
  [...pending.values()].filter((request) => request.deviceId === deviceId).length >= PENDING_MAX;

export const withPending = <Key extends string>(
  requests: Requests<Key>,
  requestId: string,
  deviceId: string,
  nowMs: number,
): Requests<Key> => ({
  ...requests,
  pending: new Map(requests.pending).set(requestId, { deviceId, untilMs: nowMs + ANSWER_MAX_MS }),
});

/** Takes out the pending requests that `isOver` names, each refused with `try_later`. */
export const withoutPending = <Key extends string>(
  requests: Requests<Key>,
  isOver: (request: Pending, requestId: string) => boolean,
): { readonly requests: Requests<Key>; readonly refusals: readonly Answered[] } => {
  const over = [...requests.pending].filter(([requestId, request]) => isOver(request, requestId));
  if (over.length === 0) return { requests, refusals: [] };
  const pending = new Map(requests.pending);
  for (const [requestId] of over) pending.delete(requestId);
  const refusals = over.map(([requestId]): Answered => ({ kind: "refuse", requestId, refusal: TRY_LATER }));
  return { requests: { ...requests, pending }, refusals };
};
