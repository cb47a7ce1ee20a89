import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ClusterPresence } from "./cluster-presence.ts";
import { createCourier, NO_COURIER, type Courier } from "./courier.ts";
import { createOwnRedis, hasRedisServer } from "./testing/own-redis.ts";
import { testRedisUrl, usable } from "./testing/test-redis.ts";

// C1 what one process says all others hear, of that topic only; never itself
// C2 a channel of a room that is not shared stays in its process
// C3 while Redis is away nothing is carried, nobody fails, and everybody hears again when it is back

const presences = new Set<ClusterPresence>();
afterEach(() => {
  for (const presence of presences) presence.shutdown();
  presences.clear();
});
/** Once it can hear. */
const joined = async (url: string): Promise<{ presence: ClusterPresence; courier: Courier }> => {
  const redis = await usable(url);
  const presence = new ClusterPresence(redis, (roomId) => !roomId.startsWith("inbox-"));
  presences.add(presence);
  const probe = randomUUID();
  await presence.subscribe(probe, () => {});
  await vi.waitFor(async () => expect(await redis.pubsub("NUMSUB", probe)).toEqual([probe, 1]));
  return { presence, courier: createCourier(presence, randomUUID()) };
};
/** Who hears what of a topic, and how to say something there. */
const post = ({ courier }: { courier: Courier }, topic: string) => {
  const heard: unknown[] = [];
  return { heard, say: courier.carry<unknown>(topic, (what) => heard.push(what)) };
};
/** Until each of them is heard by the other. */
const introduced = (...posts: ReturnType<typeof post>[]) =>
  vi.waitFor(
    () => {
      for (const { say } of posts) say("hello");
      for (const { heard } of posts) expect(heard).toContain("hello");
    },
    { timeout: 8_000, interval: 50 },
  );

test("alone, nothing is carried and nothing comes", () => {
  const { heard, say } = post({ courier: NO_COURIER }, "people");
  say(["ann"]);
  expect(heard).toEqual([]);
});

const skips = testRedisUrl() === undefined;
describe.skipIf(skips)(`the courier${skips ? " (skipped: HUGMOOD_TEST_REDIS is not set)" : ""}`, () => {
  const url = testRedisUrl() ?? "";

  test("C1 the others hear it, once; oneself and other topics do not", async () => {
    const topic = randomUUID();
    const [ann, ben, cho] = await Promise.all([joined(url), joined(url), joined(url)]);
    const [byAnn, byBen, byCho] = [post(ann, topic), post(ben, topic), post(cho, topic)];
    const elsewhere = post(ben, randomUUID());
    await introduced(byAnn, byBen, byCho);
    for (const { heard } of [byAnn, byBen, byCho]) heard.length = 0;
    byAnn.say(["ben", "cho"]);
    byBen.say("the last");
    await vi.waitFor(() => {
      for (const { heard } of [byAnn, byCho]) expect(heard).toContain("the last");
      expect(byBen.heard).toContainEqual(["ben", "cho"]);
    });
    const more = ({ heard }: typeof byAnn) => heard.filter((what) => what !== "hello");
    expect([byAnn, byBen, byCho].map(more)).toEqual([
      ["the last"],
      [["ben", "cho"]],
      expect.arrayContaining([["ben", "cho"], "the last"]),
    ]);
    expect(more(byCho)).toHaveLength(2);
    expect(elsewhere.heard).toEqual([]);
  });

  test("C2 a room's channel is carried if the room is shared, and heard here in either case", async () => {
    const [ann, ben] = await Promise.all([joined(url), joined(url)]);
    const [shared, own] = [`$group-hug-${randomUUID()}`, `$inbox-${randomUUID()}`];
    const heard: string[] = [];
    for (const [name, { presence }] of Object.entries({ ann, ben }))
      for (const topic of [shared, own])
        await presence.subscribe(topic, (what) => heard.push(`${name}: ${String(what)}`));
    await ann.presence.publish(own, "own");
    await ann.presence.publish(shared, "shared");
    await vi.waitFor(() => expect(heard.toSorted()).toEqual(["ann: own", "ann: shared", "ben: shared"]));
    for (const topic of [shared, own]) await ann.presence.unsubscribe(topic);
    await ann.presence.publish(own, "late");
    await ben.presence.publish(shared, "late");
    await vi.waitFor(() => expect(heard).toContain("ben: late"));
    expect(heard.filter((line) => line.endsWith("late"))).toEqual(["ben: late"]);
  });
});

const lacks = !hasRedisServer();
describe.skipIf(lacks)(`the courier without Redis${lacks ? " (skipped: there is no redis-server)" : ""}`, () => {
  test("C3 nothing fails while it is away, also what subscribes then; all hear again when it is back, empty", async () => {
    const redis = await createOwnRedis();
    await redis.start();
    try {
      const [ann, ben] = await Promise.all([joined(redis.url), joined(redis.url)]);
      const before = [post(ann, "people"), post(ben, "people")];
      await introduced(...before);
      await redis.kill();
      await vi.waitFor(async () => {
        await expect(ann.presence.publish("x", 1)).resolves.toBeUndefined();
        expect(await ann.presence.hset("counts", "a", "1")).toBe(false);
        expect(await ann.presence.hdel("counts", "a")).toBe(false);
      });
      const meanwhile = [post(ann, "late"), post(ben, "late")];
      before[0]?.say("lost");
      await ann.presence.unsubscribe("nothing");
      for (const { heard } of before) heard.length = 0;
      await redis.start();
      await introduced(...before, ...meanwhile);
      expect(before.flatMap(({ heard }) => heard)).not.toContain("lost");
    } finally {
      await redis.kill();
    }
  });
});
