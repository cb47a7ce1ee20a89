import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { openRedis } from "../redis.ts";
import { DirectoryDriver } from "../directory.driver.ts";

/** A Redis server that tests share with whoever runs beside them; without it they are skipped. */
export const testRedisUrl = (): string | undefined => process.env["HUGMOOD_TEST_REDIS"];

/** Servers keep their rows in number 0. Channels know no numbers: names that may be met are random. */
const DATABASE = 13;

export const inTestDatabase = (url: string): string => new URL(`/${DATABASE}`, url).href;

/** Whether the connection is usable; its errors are the test's own doing. */
export const usable = (url: string, onBack: () => void = () => {}): Promise<Redis> =>
  new Promise((resolve) => {
    const redis: Redis = openRedis(url, {
      onAway: () => {},
      onBack: () => (resolve(redis), onBack()),
    });
  });

/** A process as the directory sees it: its connection, and whoever listens on its channel. */
export type Member = { readonly id: string; readonly driver: DirectoryDriver; readonly redis: Redis; die(): void };

export const createMember = async (url: string): Promise<Member> => {
  const id = randomUUID();
  const redis = await usable(url);
  const channel = await usable(url);
  await channel.subscribe(`p:${id}`);
  const driver = new DirectoryDriver({ redis, processId: () => id, publicAddress: `127.0.0.1/p/${id}` });
  await driver.beat();
  return {
    id,
    driver,
    redis,
    die() {
      channel.disconnect();
      redis.disconnect();
    },
  };
};
