/**
 * Reads that share a call, on both databases.
 *
 *  R1 Rooms that read at the same time share calls, and each gets its own inbox's events after its own number.
 *  R2 An event costs the look-up of what it is about, however many hugs its owner has.
 */
import { expect, test } from "vitest";
import { batcherOn } from "../../platform/batcher.ts";
import { systemClock } from "../../platform/clock.ts";
import { rowsThrough, type Rows } from "../../platform/database/database.ts";
import { createTestSealing } from "../../platform/sealing/testing/test-sealing.ts";
import { describeOnEachDatabase } from "../testing/each-world.ts";
import { hugTo, valueOf } from "../testing/hug.ts";
import { createInbox } from "./inbox.service.ts";

const TUPLES_READ = `
  select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::int as read
  from pg_stat_xact_user_tables where relname = 'hugs'`;

describeOnEachDatabase("reads that share a call", (world, database) => {
  test("R1 each its own", async () => {
    const people = await Promise.all(Array.from({ length: 30 }, (_, n) => world().addUser(`Person ${n}`)));
    const [ann = "", ...others] = people;
    for (const [n, other] of others.entries()) valueOf(await world().hugs.send(ann, hugTo(other, { message: `${n}` })));
    let calls = 0;
    const counted: Rows = { rows: (sql, parameters) => ((calls += 1), database().rows(sql, parameters)) };
    const createBatcher = batcherOn(systemClock);
    // One call for what came, and one for the key of its words.
    const sealing = createTestSealing(counted);
    const inbox = createInbox({ database: counted, hints: world().hints, createBatcher, sealing });
    const [ofAnn, nothing, ...ofOthers] = await Promise.all([
      inbox.eventsAfter(ann, 10, 5),
      inbox.eventsAfter(others[3] ?? "", 1, 5),
      ...others.map((other) => inbox.eventsAfter(other, 0, 5)),
    ]);
    expect(calls).toBe(2);
    expect(ofAnn?.map(({ seq }) => seq)).toEqual([11, 12, 13, 14, 15]);
    expect(nothing).toEqual([]);
    expect(ofOthers.map((events) => events.map((event) => "hug" in event && event.hug.message))).toEqual(
      others.map((_, n) => [`${n}`]),
    );
  });

  test("R2 by id", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    await database().rows(
      `insert into hugs (sender_id, recipient_id, client_key, type)
       select $1::uuid, $2::uuid, gen_random_uuid(), 'bear' from generate_series(1, 2000)`,
      [ann, ben],
    );
    const { id } = valueOf(await world().hugs.send(ann, hugTo(ben)));
    await database().rows("analyze hugs");
    const read = await database().orm.em.transactional(async (tx) => {
      const rows = rowsThrough(() => tx.getKysely());
      // What this connection read before may still count.
      const readUntilNow = async () => (await rows<{ read: number }>(TUPLES_READ))[0]?.read ?? 0;
      const before = await readUntilNow();
      const asks = JSON.stringify([{ place: 0, user_id: ben, after: 0, most: 50 }]);
      const events = await rows<{ ref_id: string }>("select * from inbox_events_of($1::jsonb)", [asks]);
      expect(events.map(({ ref_id }) => ref_id)).toEqual([id]);
      return (await readUntilNow()) - before;
    });
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(10);
  });
});
