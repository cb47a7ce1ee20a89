import { expect, test } from "vitest";
import { describeOnEachDatabase, describeOnEachWorld } from "../testing/each-world.ts";
import { describeNotifications } from "./notifications.contract.ts";

describeOnEachWorld("notifications", describeNotifications);

describeOnEachDatabase("what is kept of notifications", (world, database) => {
  test("N10 of somebody who is erased nothing stays, and what they did is from someone", async () => {
    const [ann, ben, cho] = [await world().addUser("Ann"), await world().addUser("Ben"), await world().addUser("Cho")];
    await world().follow(ben, ann);
    await world().follow(cho, ann);
    await database().rows("delete from users where id = any($1)", [[ben, cho]]);
    const page = await world().notifications.page(ann, null, 10);
    expect(page?.notifications.map(({ actor }) => actor.name)).toEqual(["someone", "someone"]);
    const rows = await database().rows<{ line: string }>("select row_to_json(n)::text as line from notifications n");
    expect(rows.map(({ line }) => line).join()).not.toContain(ben);
  });

  test("N11 counting the unread reads an index, not the table", async () => {
    const plan = await database()
      .rows<{ "QUERY PLAN": string }>(
        `explain (generic_plan) select from notifications where user_id = $1 and read_at is null limit 100`,
      )
      .catch(() => null);
    // PostgreSQL 16 and later can plan without a value.
    if (plan === null) return;
    expect(JSON.stringify(plan)).toContain("notifications_unread_index");
  });
});
