import { expect, test } from "vitest";
import { describeOnEachDatabase, describeOnEachWorld } from "../testing/each-world.ts";
import { ownedGroupHug } from "../testing/group-hug.ts";
import { describeRoomActs } from "./room-acts.contract.ts";

describeOnEachWorld("acts on group hugs", describeRoomActs);

describeOnEachDatabase("what concerns one person in a group hug", (world, database) => {
  test("A8 is read with what concerns the whole, counts as an act, and ends with its restriction", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const { id, epoch } = await ownedGroupHug(world(), ann);
    const sql = `
      insert into restrictions (user_id, kind, category, group_hug_id, begins_at, ends_at, undo_until)
      values ($1, $2, 'hate', $3, wall_now(), $4::timestamptz, wall_now())`;
    const inAMinute = new Date((await world().nowMs()) + 60_000);
    await database().rows(sql, [ben, "remove", id, null]);
    await database().rows(sql, [ben, "mute", id, inAMinute]);
    const open = await world().roomActs.openIn(id);
    expect(open).toMatchObject([
      { kind: "remove", userId: ben, name: "Ben", category: "hate", statement: "", untilMs: null, endsInMs: null },
      { kind: "mute", userId: ben, name: "Ben", untilMs: inAMinute.getTime() },
    ]);
    const movedOn = (acts: number) => world().groupHugs.movedOn([{ id, epoch, acts }]);
    expect(await movedOn(0)).toEqual([{ id, isLost: false, acts: 2 }]);
    await database().rows("update restrictions set lifted_at = wall_now() where kind = 'remove'");
    expect(await movedOn(2)).toEqual([{ id, isLost: false, acts: 3 }]);
    await world().pass(61_000);
    expect(await world().roomActs.openIn(id)).toEqual([]);
  });
});
