import { expect, test } from "vitest";
import { spend, takeAway, type Bucket } from "./limits.ts";

test("a bucket gives its burst at once, then as many as its rate, and says when", () => {
  const limit = { burst: 3, perMinute: 60 };
  let bucket: Bucket | undefined;
  let given = 0;
  for (let nowMs = 0; nowMs <= 10_000; nowMs += 10) {
    const spent = spend(limit, bucket, nowMs);
    if (spent.ok) {
      given += 1;
      bucket = spent.bucket;
    } else {
      expect(Number.isInteger(spent.retryAfterMs) && spent.retryAfterMs >= 1).toBe(true);
      expect(spend(limit, bucket, nowMs + spent.retryAfterMs).ok).toBe(true);
    }
  }
  expect(given).toBe(3 + 10);
});

test("a clock that goes back fills nothing, a long pause no more than the burst", () => {
  const limit = { burst: 1, perMinute: 60 };
  const spent = spend(limit, undefined, 5_000);
  const bucket = spent.ok ? spent.bucket : undefined;
  expect(spend(limit, bucket, 0).ok).toBe(false);
  const later = spend(limit, bucket, 10_000_000);
  expect(later.ok && later.bucket.tokens).toBe(0);
});

test("what was spent elsewhere is taken from what is left and from what fills again, all of it", () => {
  const limit = { burst: 4, perMinute: 60 };
  expect(takeAway(limit, undefined, 3, 0)).toEqual({ tokens: 1, atMs: 0 });
  expect(takeAway(limit, { tokens: 1, atMs: 0 }, 3, 1_000)).toEqual({ tokens: -1, atMs: 1_000 });
  expect(takeAway(limit, { tokens: 1, atMs: 0 }, 30, 1_000)).toEqual({ tokens: -28, atMs: 1_000 });
  const spent = spend(limit, { tokens: -4, atMs: 0 }, 4_000);
  expect(spent).toEqual({ ok: false, retryAfterMs: 1_000 });
});
