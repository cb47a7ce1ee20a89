import fc from "fast-check";
import { expect, test } from "vitest";
import type { RateLimit } from "#shared/schema/limits.ts";
import { Limits } from "../api/limits.ts";
import type { Courier } from "./cluster/courier.ts";
import { SPENDING_MS, shareSpending } from "./spending.ts";

/** So many processes with limits that share one courier, and a clock for all of them. */
const processes = (count: number) => {
  let nowMs = 0;
  let timers: { readonly atMs: number; readonly run: () => void }[] = [];
  const listeners: ((from: number, what: unknown) => void)[] = [];
  let isAway = false;
  let tellings = 0;
  const all = Array.from({ length: count }, (_, me) => {
    const courier: Courier = {
      carry(_topic, deliver) {
        listeners.push((from, what) => from !== me && deliver(what as never)); // as: what was told to this courier
        return (what) => {
          tellings += 1;
          if (!isAway) for (const hear of listeners) hear(me, structuredClone(what));
        };
      },
    };
    const clock = {
      after(delayMs: number, run: () => void) {
        timers.push({ atMs: nowMs + delayMs, run });
        return () => {};
      },
    };
    const limits = new Limits((key, limit) => spent(key, limit));
    const spent = shareSpending({ courier, clock }, "test", (key, tokens, limit) =>
      limits.takeAway(key, limit, tokens, nowMs),
    );
    return limits;
  });
  return {
    take: (n: number, key: string, limit: RateLimit) => all[n]?.take(key, limit, nowMs) === 0,
    pass(ms: number) {
      nowMs += ms;
      const due = timers.filter(({ atMs }) => atMs <= nowMs);
      timers = timers.filter(({ atMs }) => atMs > nowMs);
      for (const { run } of due) run();
    },
    nowMs: () => nowMs,
    setAway: (on: boolean) => (isAway = on),
    tellings: () => tellings,
  };
};

/** In so many processes together at most: the rate, a burst in each, and what a telling's time lets through. */
const most = (count: number, { burst, perMinute }: RateLimit, nowMs: number) =>
  count * (burst + (perMinute * SPENDING_MS) / 60_000 + 1) + (perMinute * nowMs) / 60_000;

test("in all processes together: no more than the rate, a burst in each, and what a telling's time lets through", () => {
  const limitOf = fc.record({ burst: fc.integer({ min: 1, max: 20 }), perMinute: fc.integer({ min: 1, max: 600 }) });
  const waitOf = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 60_000 }));
  const acts = fc.array(fc.tuple(fc.subarray([0, 1, 2], { minLength: 1 }), waitOf, fc.nat(30)), { maxLength: 40 });
  fc.assert(
    fc.property(limitOf, acts, (limit, steps) => {
      const many = processes(3);
      let given = 0;
      for (const [where, waitMs, times] of steps) {
        for (let ms = 0; ms < waitMs; ms += 50) many.pass(50);
        for (const n of where)
          for (let asked = 0; asked < times; asked += 1) if (many.take(n, "ann", limit)) given += 1;
        expect(given).toBeLessThanOrEqual(most(3, limit, many.nowMs()));
      }
    }),
  );
});

test("a burst in each of five processes, again and again, is no more than that", () => {
  const many = processes(5);
  const limit = { burst: 10, perMinute: 60 };
  let given = 0;
  for (let round = 0; round < 20; round += 1) {
    for (let n = 0; n < 5; n += 1) while (many.take(n, "ann", limit)) given += 1;
    expect(given).toBeLessThanOrEqual(most(5, limit, many.nowMs()));
    many.pass(SPENDING_MS);
    many.pass(20_000);
  }
  // Buckets that are full fill no more, but nobody is punished for longer than that.
  expect(given).toBeGreaterThan((limit.perMinute * many.nowMs()) / 120_000);
});

test("a burst in one process is gone in the others after a telling, and is told once", () => {
  const many = processes(2);
  const limit = { burst: 5, perMinute: 60 };
  for (let taken = 0; taken < 5; taken += 1) expect(many.take(0, "ann", limit)).toBe(true);
  many.pass(SPENDING_MS);
  expect(many.tellings()).toBe(1);
  expect(many.take(1, "ann", limit)).toBe(false);
  expect(many.take(1, "ben", limit)).toBe(true);
  many.pass(1_000);
  expect(many.take(1, "ann", limit)).toBe(true);
  expect(many.take(0, "ann", limit)).toBe(true);
  many.pass(SPENDING_MS);
  many.pass(SPENDING_MS);
  expect(many.tellings()).toBe(4);
});

test("while nothing is carried each counts alone, and together again afterwards", () => {
  const many = processes(2);
  const limit = { burst: 2, perMinute: 60 };
  many.setAway(true);
  expect([0, 0, 0].map((n) => many.take(n, "ann", limit))).toEqual([true, true, false]);
  many.pass(SPENDING_MS);
  expect(many.take(1, "ann", limit)).toBe(true);
  many.setAway(false);
  many.pass(SPENDING_MS);
  many.pass(500);
  expect(many.take(0, "ann", limit)).toBe(false);
});
