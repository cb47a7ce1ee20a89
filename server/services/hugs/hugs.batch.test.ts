/**
 * Hugs that share a call, on both databases.
 *
 *  G1 Hugs sent at the same time share calls, and each gets its own answer.
 *  G2 A row that the database cannot read fails alone.
 *  G3 One sender's hugs are numbered in the order in which they were sent, whatever the lanes do.
 *  G4 A key that is sent many times, over both lanes, is one hug, and all get its first answer.
 *  G5 In an outage nothing is acknowledged, and the same keys go through afterwards, once.
 *  G6 More than fits is refused with when to come back, and what was taken is kept.
 *  G7 A close commits and answers what was sent before it.
 *  G8 Hints come after the commit, once an inbox and call.
 */
import { expect, test } from "vitest";
import type { SendHug } from "#shared/schema/hug.ts";
import { Unavailable } from "../../errors.ts";
import { BATCHER_LIMITS, batcherOn, type BatcherLimits } from "../../platform/batcher.ts";
import { systemClock } from "../../platform/clock.ts";
import type { Rows } from "../../platform/database/database.ts";
import { createTestSealing } from "../../platform/sealing/testing/test-sealing.ts";
import { describeOnEachDatabase } from "../testing/each-world.ts";
import { hugTo, valueOf } from "../testing/hug.ts";
import { createHugs } from "./hugs.service.ts";

describeOnEachDatabase("hugs that share a call", (world, database) => {
  /** Hugs over the same database, with what its calls were; `rows` stands in for the database(). */
  const watched = (of: Partial<BatcherLimits> = {}, rows: Rows["rows"] = database().rows) => {
    const sizes: number[] = [];
    const hinted: string[] = [];
    const asked: Rows = {
      rows(sql, parameters) {
        if (sql.includes("deliver_hugs")) sizes.push(JSON.parse(String(parameters?.[0])).length);
        return rows(sql, parameters);
      },
    };
    const hugs = createHugs({
      database: asked,
      designs: world().designs,
      hints: { publish: (userIds) => void hinted.push(...userIds) },
      createBatcher: batcherOn(systemClock, { ...BATCHER_LIMITS, ...of }),
      sealing: createTestSealing(asked),
    });
    return { hugs, sizes, hinted };
  };
  const people = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, n) => world().addUser(`Person ${n}`)));
  const keysIn = async (userId: string) =>
    (await world().inbox.eventsAfter(userId, 0, 1_000)).map((event) => ("key" in event ? event.key : event.kind));

  test("G1 many at once in few calls", async () => {
    const all = await people(40);
    const { hugs, sizes } = watched();
    const sent = await Promise.all(
      all.flatMap((from, n) => [1, 2, 3].map((step) => hugs.send(from, hugTo(all[(n + step) % 40] ?? "")))),
    );
    expect(new Set(sent.map((outcome) => valueOf(outcome).id)).size).toBe(120);
    expect(sizes).toEqual([120]);
    for (const person of all) {
      const seqs = (await world().inbox.eventsAfter(person, 0, 100)).map(({ seq }) => seq);
      expect(seqs).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });

  test("G2 a poisonous row", async () => {
    const [ann = "", ben = "", cho = ""] = await people(3);
    const { hugs, sizes } = watched();
    const poison: SendHug = hugTo(ben, { key: "no key at all" });
    const list = [hugTo(ben), hugTo(cho), poison, hugTo(ben), hugTo(ann), hugTo(cho)];
    const said = await Promise.allSettled(list.map((hug) => hugs.send(ann, hug)));
    expect(said.map(({ status }) => status === "rejected")).toEqual(list.map((hug) => hug === poison));
    expect(said[2]).not.toMatchObject({ reason: expect.any(Unavailable) });
    expect(said[4]).toMatchObject({ value: { ok: false, refusal: { code: "no_self_hug" } } });
    expect(await keysIn(ann)).toEqual([0, 1, 3, 5].map((n) => list[n]?.key));
    expect(sizes[0]).toBe(6);
  });

  test("G3 order", async () => {
    const [ann = "", ben = "", ...others] = await people(12);
    const { hugs, sizes } = watched({ windowMs: 0, batchMax: 7 });
    const list = Array.from({ length: 60 }, () => hugTo(ben));
    const sent: Promise<unknown>[] = [];
    for (const [n, hug] of list.entries()) {
      sent.push(hugs.send(ann, hug), hugs.send(others[n % 10] ?? "", hugTo(ann)));
      if (n % 4 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(sent);
    expect(sizes.length).toBeGreaterThan(10);
    const keys = await keysIn(ann);
    expect(keys.filter((key) => key !== "hug_received")).toEqual(list.map(({ key }) => key));
    const ofAnn = (await world().inbox.eventsAfter(ben, 0, 1_000)).map((event) => "hug" in event && event.hug.sentAtMs);
    expect(ofAnn).toEqual(ofAnn.toSorted((a, b) => Number(a) - Number(b)));
  });

  test("G4 duplicates, over two batchers as in two processes", async () => {
    const [ann = "", ben = ""] = await people(2);
    const [one, other] = [watched({ windowMs: 0, batchMax: 3 }), watched({ windowMs: 0, batchMax: 3 })];
    const hug = hugTo(ben);
    const said = await Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? one : other).hugs.send(ann, hug)),
    );
    const [first] = said;
    expect(first?.ok).toBe(true);
    for (const outcome of said) expect(outcome).toEqual(first);
    const reused = await one.hugs.send(ann, { ...hug, message: "other" });
    expect(reused).toEqual({ ok: false, refusal: { code: "key_reused" } });
    expect(await keysIn(ann)).toEqual([hug.key]);
    expect([...one.hinted, ...other.hinted].toSorted()).toEqual([ann, ben].toSorted());
  });

  test("G4 lanes over the same people in both directions do not wait for each other for ever", async () => {
    const all = await people(8);
    const both = [watched({ windowMs: 0, batchMax: 20 }), watched({ windowMs: 0, batchMax: 20 })];
    const sent = await Promise.all(
      all.flatMap((from, n) =>
        Array.from({ length: 50 }, (_, at) => both[at % 2]?.hugs.send(from, hugTo(all[(n + 1 + (at % 7)) % 8] ?? ""))),
      ),
    );
    for (const outcome of sent) expect(outcome?.ok).toBe(true);
    for (const person of all) {
      const seqs = (await world().inbox.eventsAfter(person, 0, 1_000)).map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.map((_, n) => n + 1));
    }
  });

  test("G5 an outage", async () => {
    const [ann = "", ben = ""] = await people(2);
    let isAway = true;
    const { hugs, hinted } = watched({}, async (sql, parameters) => {
      if (!isAway) return database().rows(sql, parameters);
      // Away at the worst moment: it is committed, and nobody hears of it.
      await database().rows(sql, parameters);
      throw new Unavailable("database", null);
    });
    const list = Array.from({ length: 10 }, () => hugTo(ben));
    const lost = await Promise.allSettled(list.map((hug) => hugs.send(ann, hug)));
    for (const one of lost) expect(one).toMatchObject({ status: "rejected", reason: expect.any(Unavailable) });
    expect(hinted).toEqual([]);
    isAway = false;
    for (const outcome of await Promise.all(list.map((hug) => hugs.send(ann, hug)))) expect(outcome.ok).toBe(true);
    expect(await keysIn(ann)).toEqual(list.map(({ key }) => key));
  });

  test("G6 overload", async () => {
    const [ann = "", ben = ""] = await people(2);
    const { hugs } = watched({ queueMax: 5, retryAfterMs: 300 });
    const said = await Promise.allSettled(Array.from({ length: 8 }, () => hugs.send(ann, hugTo(ben))));
    expect(said.map(({ status }) => status)).toEqual([...Array(5).fill("fulfilled"), ...Array(3).fill("rejected")]);
    expect(said[7]).toMatchObject({ reason: { name: "Unavailable", retryAfterMs: 300 } });
    expect(await keysIn(ann)).toHaveLength(5);
    expect((await hugs.send(ann, hugTo(ben))).ok).toBe(true);
  });

  test("G7 a close", async () => {
    const [ann = "", ben = ""] = await people(2);
    const { hugs } = watched({ batchMax: 4, windowMs: 1_000 });
    const sent = Array.from({ length: 10 }, () => hugs.send(ann, hugTo(ben)));
    await hugs.close();
    expect(await keysIn(ann)).toHaveLength(10);
    for (const outcome of await Promise.all(sent)) expect(outcome.ok).toBe(true);
    await expect(hugs.send(ann, hugTo(ben))).rejects.toBeInstanceOf(Unavailable);
    expect(await keysIn(ann)).toHaveLength(10);
  });

  test("G8 hints", async () => {
    const [ann = "", ben = "", cho = ""] = await people(3);
    valueOf(await world().people.setMuted(cho, ann, true));
    const { hugs, hinted } = watched();
    await Promise.all([ben, ben, cho, ann].map((to) => hugs.send(ann, hugTo(to))));
    expect(hinted.toSorted()).toEqual([ann, ben].toSorted());
  });
});
