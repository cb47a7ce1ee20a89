import { Redis, type RedisOptions } from "ioredis";

/** No command waits longer than this: people are told `try_later` instead of being left to wait. */
const COMMAND_MAX_MS = 800;
const CONNECT_MAX_MS = 1_000;
const RETRY_MOST_MS = 500;

/** Nothing is kept for later while Redis is away: a command fails at once, and what it was for is asked again. */
export const REDIS_OPTIONS = {
  commandTimeout: COMMAND_MAX_MS,
  connectTimeout: CONNECT_MAX_MS,
  maxRetriesPerRequest: 0,
  enableOfflineQueue: false,
  retryStrategy: (times: number) => Math.min(RETRY_MOST_MS, 50 * times),
} satisfies RedisOptions;

export type RedisWatch = { readonly onAway: (error: Error) => void; readonly onBack: () => void };

/** A connection that keeps trying. `onAway` is called once an outage, `onBack` at each time it is usable again. */
export const openRedis = (url: string, { onAway, onBack }: RedisWatch): Redis => {
  const redis = new Redis(url, REDIS_OPTIONS);
  let isAway = false;
  redis.on("error", (error) => {
    if (isAway) return;
    isAway = true;
    onAway(error);
  });
  redis.on("ready", () => {
    isAway = false;
    onBack();
  });
  return redis;
};

/** Whether it can be used by then; it goes on trying in either case. */
export const isReadyWithin = (redis: Redis, limitMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    if (redis.status === "ready") return resolve(true);
    const limit = setTimeout(() => resolve(false), limitMs);
    redis.once("ready", () => {
      clearTimeout(limit);
      resolve(true);
    });
  });
