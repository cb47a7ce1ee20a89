import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { describeOnEachDatabase } from "../testing/each-world.ts";

/** The database function with several hugs in one call, as a group commit will use it. */
describeOnEachDatabase("deliver_hugs", (world, database) => {
  type Said = { ord: number; outcome: string; hug_id: string | null; sender_moved: boolean; recipient_moved: boolean };
  const deliver = (batch: object[]) =>
    database().rows<Said>("select * from deliver_hugs($1::jsonb, 1000000000)", [JSON.stringify(batch)]);
  const item = (sender: string, recipient: string, of: object = {}) => ({
    sender,
    recipient,
    key: randomUUID(),
    design: "bear",
    has_design: true,
    message: "",
    customization: { stepMs: 50, samples: [] },
    answers: null,
    ...of,
  });

  test("D1 several to the same recipient: one row an item, in order, numbers without gaps", async () => {
    const [ann, ben, cho] = [await world().addUser("Ann"), await world().addUser("Ben"), await world().addUser("Cho")];
    const said = await deliver([item(ann, ben), item(cho, ben), item(ben, ann), item(ann, ben)]);
    expect(said.map(({ ord, outcome }) => [ord, outcome])).toEqual([1, 2, 3, 4].map((ord) => [ord, "sent"]));
    const got = (await world().inbox.eventsAfter(ben, 0, 10)).map((event) => [
      event.seq,
      "hug" in event && event.hug.id,
    ]);
    expect(got).toEqual(said.map(({ hug_id }, i) => [i + 1, hug_id]));
  });

  test("D2 the same key twice in a batch is one hug; with other content the second is refused", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const one = item(ann, ben);
    const [first, again, other] = await deliver([one, one, { ...one, message: "other" }]);
    expect(again).toMatchObject({
      outcome: "sent",
      hug_id: first?.hug_id,
      sender_moved: false,
      recipient_moved: false,
    });
    expect(other).toMatchObject({ outcome: "key_reused", hug_id: null });
    expect(await world().inbox.eventsAfter(ben, 0, 10)).toHaveLength(1);
  });

  test("D3 refused, withheld and sent in one batch each get their own answer", async () => {
    const [ann, ben, cho] = [await world().addUser("Ann"), await world().addUser("Ben"), await world().addUser("Cho")];
    await world().people.setMuted(cho, ann, true);
    const said = await deliver([
      item(ann, ann),
      item(ann, randomUUID()),
      item(randomUUID(), ann),
      item(ann, ben, { has_design: false }),
      item(ann, cho),
      item(ann, ben),
    ]);
    expect(said.map(({ outcome }) => outcome)).toEqual([
      "no_self_hug",
      "no_such_person",
      "no_such_person",
      "no_such_design",
      "sent",
      "sent",
    ]);
    expect(said.map(({ recipient_moved }) => recipient_moved)).toEqual([false, false, false, false, false, true]);
    expect(await deliver([])).toEqual([]);
  });

  test("D4 batches over the same people in opposite orders do not wait for each other for ever", async () => {
    const people = await Promise.all(Array.from({ length: 6 }, (_, i) => world().addUser(`Person ${i}`)));
    const pairs = people.flatMap((from) => people.filter((to) => to !== from).map((to) => item(from, to)));
    const batches = Array.from({ length: 8 }, (_, i) => {
      const own = pairs.map((pair) => ({ ...pair, key: randomUUID() }));
      return i % 2 === 0 ? own : own.toReversed();
    });
    const said = (await Promise.all(batches.map(deliver))).flat();
    expect(said.every(({ outcome }) => outcome === "sent")).toBe(true);
    for (const person of people) {
      const events = await world().inbox.eventsAfter(person, 0, 1000);
      expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
    }
  });

  test("D5 a page is read from the indexes, however many hugs there are", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    await database().rows(
      `insert into hugs (sender_id, recipient_id, client_key, type, sent_at)
       select case when i % 2 = 0 then $1::uuid else $2::uuid end, case when i % 2 = 0 then $2::uuid else $1::uuid end,
         gen_random_uuid(), 'bear', now() - i * interval '1 second' from generate_series(1, 3000) as i`,
      [ann, ben],
    );
    await database().rows("analyze hugs");
    const plan = await database().rows<Record<string, string>>(
      `explain select * from newest_hugs('${ann}', 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 31)`,
    );
    const words = plan.map((row) => Object.values(row)[0]).join("\n");
    expect(words).toContain("hugs_recipient_id_arrived_at_index");
    expect(words).toContain("hugs_sender_id_sent_at_index");
    expect(words).not.toContain("Seq Scan");
  });
});
