import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { IRoomCache } from "@colyseus/core";
import { afterEach, describe, expect, test } from "vitest";
import { Unavailable } from "../../errors.ts";
import { ALIVE_MS } from "./directory.driver.ts";
import { createOwnRedis, hasRedisServer } from "./testing/own-redis.ts";
import { createMember, inTestDatabase, testRedisUrl, type Member } from "./testing/test-redis.ts";

// D1 of many claims at once exactly one gets the room; the others learn who, by its own address
// D2 a process that died (nobody on its channel) or hangs (no beats) is taken from; one that lives is not
// D3 only the owner's release gives a room up
// D4 rows that vanished are written anew by whoever has the rooms; a room that another has by now is lost
// D5 while Redis is away whoever asks is told Unavailable, within a second
// D6 a room that ended unheard is given up later
// D7 inboxes never reach Redis
// D8 when Redis was away, nothing is taken before everybody had time to say that they live

const members = new Set<Member>();
afterEach(() => {
  for (const member of members) member.die();
  members.clear();
});
const room = () => ({ name: "group-hug", roomId: `group-hug-${randomUUID()}` });
const listingOf = (of: { name: string; roomId: string }, { id }: Member) => ({ ...of, processId: id }) as IRoomCache; // as: all that is read of it

const skips = testRedisUrl() === undefined;
describe.skipIf(skips)(`the directory${skips ? " (skipped: HUGMOOD_TEST_REDIS is not set)" : ""}`, () => {
  const member = async (): Promise<Member> => {
    const made = await createMember(inTestDatabase(testRedisUrl() ?? ""));
    members.add(made);
    return made;
  };
  const three = () => Promise.all([member(), member(), member()]);

  test("D1 of thirty claims at once exactly one process gets the room, and all agree who", async () => {
    const all = await three();
    for (let round = 0; round < 20; round += 1) {
      const wanted = room();
      const claims = await Promise.all(
        Array.from({ length: 10 }, () =>
          all.map(async ({ id, driver }) => ({ id, found: await driver.claim(wanted) })),
        ).flat(),
      );
      const winners = new Set(claims.flatMap(({ id, found }) => (found === null ? [id] : [])));
      expect(winners.size).toBe(1);
      const [winner = ""] = winners;
      for (const { found } of claims)
        if (found !== null)
          expect(found).toEqual({ ...wanted, processId: winner, publicAddress: `127.0.0.1/p/${winner}` });
      await all.find(({ id }) => id === winner)?.driver.release(wanted.roomId);
    }
  });

  test("D2 a living process keeps its room; one with nobody on its channel is taken from at once", async () => {
    const [ann, ben] = [await member(), await member()];
    const wanted = room();
    expect(await ann.driver.claim(wanted)).toBeNull();
    expect(await ann.driver.claim(wanted)).toBeNull();
    expect(await ben.driver.claim(wanted)).toMatchObject({ processId: ann.id });
    ann.die();
    // Redis reads that the connection ended.
    await sleep(50);
    expect(await ben.driver.claim(wanted)).toBeNull();
    const cho = await member();
    expect(await cho.driver.claim(wanted)).toMatchObject({ processId: ben.id });
    await ben.driver.release(wanted.roomId);
  });

  test("D2 one that hangs is taken from when its beats have ended, and is told when it wakes", async () => {
    const [ann, ben] = [await member(), await member()];
    const wanted = room();
    await ann.driver.claim(wanted);
    await ann.driver.insert(listingOf(wanted, ann));
    await sleep(ALIVE_MS / 3);
    expect(await ben.driver.claim(wanted)).toMatchObject({ processId: ann.id });
    await sleep(ALIVE_MS);
    expect(await ben.driver.claim(wanted)).toBeNull();
    await ben.driver.insert(listingOf(wanted, ben));
    await ann.driver.beat();
    expect(await ann.driver.lost()).toEqual([wanted.roomId]);
    await ben.driver.beat();
    expect(await ann.driver.claim(wanted)).toMatchObject({ processId: ben.id });
    expect(await ben.driver.lost()).toEqual([]);
    await ben.driver.remove(wanted.roomId);
  });

  test("D3 a release by somebody else changes nothing, neither does the end of a room that was lost", async () => {
    const [ann, ben, cho] = await three();
    const wanted = room();
    await ann.driver.insert(listingOf(wanted, ann));
    await ben.driver.release(wanted.roomId);
    expect(await ben.driver.insert(listingOf(wanted, ben))).toBe(false);
    expect(await ben.driver.remove(wanted.roomId)).toBe(false);
    await ben.driver.cleanup(ann.id);
    expect(await cho.driver.claim(wanted)).toMatchObject({ processId: ann.id });
    await ann.driver.endBeats();
    await ben.driver.insert(listingOf(wanted, ben));
    await ann.driver.cleanup(ann.id);
    expect(await cho.driver.claim(wanted)).toMatchObject({ processId: ben.id });
    await ben.driver.cleanup(ben.id);
    expect(await cho.driver.claim(wanted)).toBeNull();
    await cho.driver.release(wanted.roomId);
  });

  test("D4 rows that vanished are written anew; what another has by now is lost, and stays the other's", async () => {
    const [ann, ben] = [await member(), await member()];
    const [kept, taken] = [room(), room()];
    for (const one of [kept, taken]) await ann.driver.insert(listingOf(one, ann));
    expect(await ann.driver.lost()).toEqual([]);
    await ann.redis.hdel("roomcaches", kept.roomId, taken.roomId);
    await ben.driver.insert(listingOf(taken, ben));
    expect(await ann.driver.lost()).toEqual([taken.roomId]);
    expect(await ben.driver.claim(kept)).toMatchObject({ processId: ann.id });
    expect(await ann.driver.claim(taken)).toMatchObject({ processId: ben.id });
    await Promise.all([ann.driver.cleanup(ann.id), ben.driver.cleanup(ben.id)]);
  });

  test("D7 an inbox is found in its own process only, and counts are kept there", async () => {
    const ann = await member();
    const inbox = listingOf({ name: "inbox", roomId: `inbox-${ann.id}` }, ann);
    inbox.clients = 0;
    expect(await ann.driver.insert(inbox)).toBe(true);
    await ann.driver.update(inbox, { $inc: { clients: 1 }, $set: { locked: true } });
    expect(await ann.driver.findOne({ roomId: inbox.roomId })).toMatchObject({ clients: 1, locked: true });
    expect(await ann.redis.hexists("roomcaches", inbox.roomId)).toBe(0);
    expect(await ann.driver.remove(inbox.roomId)).toBe(true);
    expect(await ann.driver.remove(inbox.roomId)).toBe(false);
  });

  test("D8 after Redis was away only what is one's own is claimed for a moment", async () => {
    const ann = await member();
    const [own, other] = [room(), room()];
    await ann.driver.insert(listingOf(own, ann));
    ann.driver.waitForOthers();
    await expect(ann.driver.claim(other)).rejects.toThrow(Unavailable);
    expect(await ann.driver.claim(own)).toBeNull();
    await ann.driver.cleanup(ann.id);
  });
});

const lacks = !hasRedisServer();
describe.skipIf(lacks)(`without Redis${lacks ? " (skipped: there is no redis-server)" : ""}`, () => {
  const withOwn = async (
    check: (redis: Awaited<ReturnType<typeof createOwnRedis>>, member: Member) => Promise<void>,
  ) => {
    const redis = await createOwnRedis();
    await redis.start();
    try {
      const member = await createMember(redis.url);
      members.add(member);
      await check(redis, member);
    } finally {
      await redis.kill();
    }
  };
  const toldWithinASecond = async (ask: () => Promise<unknown>) => {
    const sinceMs = performance.now();
    await expect(ask()).rejects.toThrow(Unavailable);
    expect(performance.now() - sinceMs).toBeLessThan(1_000);
  };

  test.each(["stall", "kill"] as const)(
    "D5 %s: whoever asks is told Unavailable within a second; giving up never rejects",
    // The limit is close to what a command may take: a machine that is busy with others gets another try.
    { retry: 2 },
    async (how) => {
      await withOwn(async (redis, ann) => {
        const mine = room();
        await ann.driver.insert(listingOf(mine, ann));
        await redis[how]();
        for (const ask of [
          () => ann.driver.claim(room()),
          () => ann.driver.insert(listingOf(room(), ann)),
          () => ann.driver.lost(),
        ])
          await toldWithinASecond(ask);
        await ann.driver.release(mine.roomId);
        await ann.driver.endBeats();
        redis.wake();
      });
    },
  );

  test("D6 a room that ended while Redis did not answer, and a claim it did not answer, are given up with the next look", async () => {
    await withOwn(async (redis, ann) => {
      const [ended, unheard] = [room(), room()];
      await ann.driver.insert(listingOf(ended, ann));
      redis.stall();
      await ann.driver.remove(ended.roomId);
      await expect(ann.driver.claim(unheard)).rejects.toThrow(Unavailable);
      redis.wake();
      expect(await ann.driver.lost()).toEqual([]);
      const ben = await createMember(redis.url);
      members.add(ben);
      await ann.driver.beat();
      for (const one of [ended, unheard]) expect(await ben.driver.claim(one)).toBeNull();
    });
  });
});
