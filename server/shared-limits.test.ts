import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { REQUEST_LIMITS } from "#shared/schema/limits.ts";
import { systemClock } from "./platform/clock.ts";
import { ClusterPresence } from "./platform/cluster/cluster-presence.ts";
import { createCourier } from "./platform/cluster/courier.ts";
import { createOwnRedis, hasRedisServer } from "./platform/cluster/testing/own-redis.ts";
import { usable } from "./platform/cluster/testing/test-redis.ts";
import { sharedLimits, sharedRates } from "./shared-limits.ts";

/** Nothing fills again within a test. */
const LIMIT = { burst: 5, perMinute: 0.001 };

/** One process' limits and rates, over its own connections. */
const openProcess = async (url: string) => {
  const presence = new ClusterPresence(await usable(url), () => true);
  const over = { courier: createCourier(presence, randomUUID()), clock: systemClock };
  const limits = sharedLimits(over, "test", systemClock.nowMs);
  const rates = sharedRates(over);
  return {
    rates,
    take: (key: string) => limits.take(key, LIMIT, systemClock.nowMs()) === 0,
    end: () => presence.shutdown(),
  };
};
type Process = Awaited<ReturnType<typeof openProcess>>;

const burst = ({ take }: Process, key: string): number => {
  let given = 0;
  while (take(key)) given += 1;
  return given;
};
/** Until what is spent in one is gone in the other, and so back. */
const introduced = (...processes: readonly [Process, Process]) =>
  vi.waitFor(
    async () => {
      for (const [here, there] of [processes, processes.toReversed()]) {
        const key = randomUUID();
        burst(here as Process, key); // as: there are two
        await vi.waitFor(() => expect(there?.take(key)).toBe(false), { timeout: 1_000, interval: 400 });
      }
    },
    { timeout: 10_000 },
  );

const lacks = !hasRedisServer();
describe.skipIf(lacks)(`limits over Redis${lacks ? " (skipped: there is no redis-server)" : ""}`, () => {
  test("are one in two processes, of each alone while Redis is gone or hangs, and one again when it is back, empty", async () => {
    const redis = await createOwnRedis();
    await redis.start();
    const [ann, ben] = [await openProcess(redis.url), await openProcess(redis.url)];
    try {
      await introduced(ann, ben);
      expect(burst(ann, "before")).toBe(LIMIT.burst);
      // Too few tries to spend them here.
      await vi.waitFor(() => expect(ben.take("before")).toBe(false), { timeout: 3_500, interval: 1_000 });

      await redis.kill();
      // Nobody waits for an answer, and nobody gets more or less than their own.
      expect([burst(ann, "gone"), burst(ben, "gone")]).toEqual([LIMIT.burst, LIMIT.burst]);
      expect([burst(ann, "before"), burst(ben, "before")]).toEqual([0, 0]);

      await redis.start();
      await introduced(ann, ben);
      redis.stall();
      expect(burst(ann, "stalled")).toBe(LIMIT.burst);
      expect(burst(ben, "elsewhere")).toBe(LIMIT.burst);
      redis.wake();
      await introduced(ann, ben);
    } finally {
      redis.wake();
      for (const process of [ann, ben]) process.end();
      await redis.kill();
    }
  }, 40_000);

  test("of an inbox: what devices here have left is what devices there have left", async () => {
    const redis = await createOwnRedis();
    await redis.start();
    const [here, there] = [await openProcess(redis.url), await openProcess(redis.url)];
    try {
      await introduced(here, there);
      const heard: number[] = [];
      there.rates.watch("ann", (name, { tokens }) => name === "hug/send" && heard.push(Math.floor(tokens)));
      for (let tokens = 9; tokens >= 7; tokens -= 1)
        here.rates.keep("ann", new Map([["hug/send", { tokens, atMs: systemClock.nowMs() }]]));
      const left = REQUEST_LIMITS["hug/send"].burst - 3;
      await vi.waitFor(() => expect(heard).toEqual([left]), { timeout: 4_000 });
      expect(Math.floor(there.rates.of("ann").get("hug/send")?.tokens ?? 0)).toBe(left);
      expect(there.rates.of("ben").size).toBe(0);
    } finally {
      for (const process of [here, there]) process.end();
      await redis.kill();
    }
  }, 40_000);
});
