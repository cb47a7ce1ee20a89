import { expect, test } from "vitest";
import { describeOnEachWorld } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";

/** Who is suspended is not there for whoever does not know them, and does nothing that friends would hear of. */
describeOnEachWorld("restrictions and who is shown", (world) => {
  const suspend = async (userId: string) => {
    const by = { userId: await world().addUser("Ada"), role: "admin" } as const;
    await world().setRole(by.userId, by.role);
    const asked = { userId, kind: "suspend", hours: 24, category: "spam", statement: "" } as const;
    const { id } = valueOf(await world().restrictions.restrict(by, asked));
    return async () => valueOf(await world().restrictions.lift(by, id));
  };
  const befriend = async (one: string, other: string) => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      valueOf(await world().follows.setFollowing(from, to, true));
  };

  test("R3 to friends somebody suspended is offline, and the feed tells nothing of them", async () => {
    const [ann, ben, cleo] = [
      await world().addUser("Ann"),
      await world().addUser("Ben"),
      await world().addUser("Cleo"),
    ];
    await befriend(ann, ben);
    await befriend(ben, cleo);
    const writer = await world().presences.begin();
    await world().presences.note(writer, new Map([[ben, "online"]]), [], false);
    const presence = async () => (await world().presences.around(ann, 9)).friends.map((friend) => friend.presence);
    const told = async () => (await world().feed.page(ann, null, 9))?.entries.length;
    expect([await presence(), await told()]).toEqual([["online"], 1]);
    const lift = await suspend(ben);
    expect([await presence(), await told()]).toEqual([["offline"], 0]);
    await lift();
    expect([await presence(), await told()]).toEqual([["online"], 1]);
    await suspend(cleo);
    expect(await told()).toBe(0);
  });

  test("R3 lists of others show somebody suspended to those who know them only", async () => {
    const [ann, ben, cleo] = [
      await world().addUser("Ann"),
      await world().addUser("Ben"),
      await world().addUser("Cleo"),
    ];
    await befriend(ann, ben);
    await befriend(ben, cleo);
    const names = async (reader: string) =>
      valueOf(await world().follows.page(reader, ben, "friends", null, 9))
        .people.map(({ name }) => name)
        .toSorted();
    expect(await names(ann)).toEqual(["Ann", "Cleo"]);
    await suspend(cleo);
    expect([await names(ann), await names(ben)]).toEqual([["Ann"], ["Ann", "Cleo"]]);
  });

  test("R3 strangers find nobody in somebody suspended, by no way; those who know them do", async () => {
    const [ann, ben, cleo] = [
      await world().addUser("Ann"),
      await world().addUser("Benedict"),
      await world().addUser("Cleo"),
    ];
    valueOf(await world().follows.setFollowing(cleo, ben, true));
    valueOf(await world().profiles.setAbout(ben, { username: "benedict" }));
    const ways = async (reader: string) => [
      (await world().profiles.search(reader, "benedict", 9)).length,
      (await world().profiles.profile(reader, ben))?.name ?? null,
      await world().profiles.idByUsername(reader, "benedict"),
    ];
    const found = [1, "Benedict", ben];
    expect(await ways(ann)).toEqual(found);
    await suspend(ben);
    expect([await ways(ann), await ways(cleo)]).toEqual([[0, null, null], found]);
  });
});
