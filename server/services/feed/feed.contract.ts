import { expect, test } from "vitest";
import { FEED_DAYS, type FeedEntry } from "#shared/schema/feed.ts";
import type { Contract } from "../testing/each-world.ts";
import { COMPLETED, joined, ownedGroupHug, ready, STARTED } from "../testing/group-hug.ts";
import { valueOf } from "../testing/hug.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** As a line: "Ann became_friends Ben", "Ann group_hug Sunday 2". */
const lineOf = (entry: FeedEntry): string => {
  const about = entry.kind === "group_hug" ? `${entry.groupHug.name} ${entry.groupHug.others}` : entry.other.name;
  return `${entry.person.name} ${entry.kind} ${about}`;
};

/** What `Feed` promises. */
export const describeFeed: Contract = (world) => {
  const enter = (...names: string[]): Promise<string[]> =>
    names.reduce<Promise<string[]>>(
      async (before, name) => [...(await before), await world().addUser(name)],
      Promise.resolve([]),
    );
  const follow = async (one: string, ...others: string[]) => {
    for (const other of others) valueOf(await world().follows.setFollowing(one, other, true));
  };
  const befriend = async (one: string, ...others: string[]) => {
    for (const other of others) {
      await follow(one, other);
      await follow(other, one);
    }
  };
  const show = async (to: "nobody" | "friends" | "followers" | "everyone", ...ids: string[]) => {
    for (const id of ids) valueOf(await world().privacy.change(id, { showActivityTo: to }));
  };
  /** A group hug that was: hosted by the first, with all of them in. */
  const hugged = async (
    name: string,
    [host = "", ...others]: readonly string[],
    visibility: "listed" | "link" = "listed",
  ) => {
    const hug = await ownedGroupHug(world(), host, { name, visibility });
    for (const id of [host, ...others]) await hug.write(joined(id), ready(id));
    expect(await hug.write(STARTED, COMPLETED)).toBe("written");
  };
  const entries = async (readerId: string) => (await world().feed.page(readerId, null, 100))?.entries ?? [];
  const lines = async (readerId: string) => (await entries(readerId)).map(lineOf);

  test("AF1 it tells of those whom one follows, the newest first: whom they follow, and with whom they are friends", async () => {
    const [me = "", ann = "", ben = "", cho = ""] = await enter("Me", "Ann", "Ben", "Cho");
    await befriend(me, ann);
    await follow(ann, ben);
    await befriend(ann, cho);
    await follow(ben, cho);
    expect(await lines(me)).toEqual(["Ann became_friends Cho", "Ann followed Ben"]);
    const [first] = await entries(me);
    const view = (id: string, name: string) => ({ id, name, being: "ember/plain" });
    expect(first).toMatchObject({ kind: "became_friends", person: view(ann, "Ann"), other: view(cho, "Cho") });
    const [atMs, agoMs] = [first?.atMs ?? 0, (await world().nowMs()) - (first?.atMs ?? 0)];
    expect([atMs % HOUR_MS, agoMs >= 0, agoMs < HOUR_MS + 60_000]).toEqual([0, true, true]);
    expect(await entries(me)).toEqual(await entries(me));
    await follow(ben, ann);
    // They are friends since then: that is told, and no more that one follows the other.
    expect(await lines(me)).toEqual(["Ann became_friends Ben", "Ann became_friends Cho"]);
    for (const id of [NOBODY, "x"]) expect(await world().feed.page(id, null, 9)).toEqual({ entries: [], next: null });
  });

  test("AF2 a friendship is told once, also by two whom one follows", async () => {
    const [me = "", ann = "", ben = ""] = await enter("Me", "Ann", "Ben");
    await befriend(me, ann, ben);
    await befriend(ann, ben);
    expect(await entries(me)).toMatchObject([{ kind: "became_friends" }]);
    // Of two it is told by the one who shows it.
    for (const [shown, hidden] of [
      [ann, ben],
      [ben, ann],
    ] as const) {
      await show("followers", shown);
      await show("friends", hidden);
      valueOf(await world().follows.setFollowing(hidden, me, false));
      expect(await entries(me)).toMatchObject([{ kind: "became_friends", person: { id: shown } }]);
      await follow(hidden, me);
    }
  });

  test("AF3 it tells of a listed group hug that is over, with how many others were in touch", async () => {
    const [me = "", ann = "", ben = "", cho = ""] = await enter("Me", "Ann", "Ben", "Cho");
    await befriend(me, ann);
    await hugged("Sunday", [ann, ben, cho]);
    await hugged("By link", [ann, ben], "link");
    const open = await ownedGroupHug(world(), ann, { name: "Still on" });
    await open.write(joined(ann), ready(ann), joined(ben), ready(ben), STARTED);
    const canceled = await ownedGroupHug(world(), ann, { name: "Canceled" });
    await canceled.write(joined(ann), ready(ann), joined(ben), ready(ben), { kind: "canceled" });
    const watched = await ownedGroupHug(world(), ben, { name: "Watched" });
    await watched.write(joined(ben), ready(ben), joined(cho), ready(cho), joined(ann), STARTED, COMPLETED);
    expect(await lines(me)).toEqual(["Ann group_hug Sunday 2"]);
    expect(JSON.stringify(await entries(me))).not.toMatch(/Ben|Cho/);
  });

  test("AF4 it is there for whom somebody shows their activity to, of those who follow them", async () => {
    const [ann = "", friend = "", follower = "", stranger = "", ben = ""] = await enter("Ann", "Fr", "Fo", "St", "Ben");
    await befriend(ann, friend);
    await follow(follower, ann);
    await follow(ann, ben);
    await hugged("Sunday", [ben, ann]);
    const both = ["Ann group_hug Sunday 1", "Ann followed Ben"];
    for (const [to, seers] of [
      ["nobody", []],
      ["friends", [friend]],
      ["followers", [friend, follower]],
      ["everyone", [friend, follower]],
    ] as const) {
      await show(to, ann);
      for (const reader of [friend, follower, stranger, ben]) {
        const told = (await lines(reader)).filter((line) => !line.includes("Fr"));
        expect([to, told]).toEqual([to, (seers as readonly string[]).includes(reader) ? both : []]);
      }
    }
  });

  test("AF5 nothing is there of or about somebody with a block, in either direction", async () => {
    const [me = "", ann = "", ben = "", cho = ""] = await enter("Me", "Ann", "Ben", "Cho");
    await befriend(me, ann);
    await follow(ann, ben);
    await befriend(ann, cho);
    await hugged("Hosted by Ben", [ben, ann, cho]);
    await hugged("With Ben", [ann, ben]);
    await hugged("With both", [ann, ben, cho]);
    expect(await lines(me)).toHaveLength(5);
    for (const [one, other] of [
      [me, ben],
      [ben, me],
    ] as const) {
      valueOf(await world().people.setBlocked(one, other, true));
      expect(await lines(me)).toEqual(["Ann group_hug With both 1", "Ann became_friends Cho"]);
      valueOf(await world().people.setBlocked(one, other, false));
    }
    valueOf(await world().people.setBlocked(ann, me, true));
    expect(await lines(me)).toEqual([]);
  });

  test("AF6 nothing is there of or about somebody whom one muted, until one does not any more", async () => {
    const [me = "", ann = "", ben = "", cho = ""] = await enter("Me", "Ann", "Ben", "Cho");
    await befriend(me, ann, ben);
    await befriend(ann, ben, cho);
    await hugged("Hosted by Ben", [ben, ann, cho]);
    const all = await lines(me);
    expect(all).toHaveLength(4);
    valueOf(await world().people.setMuted(me, ben, true));
    expect(await lines(me)).toEqual(["Ann became_friends Cho"]);
    valueOf(await world().people.setMuted(me, ben, false));
    expect(await lines(me)).toEqual(all);
    // Who mutes the reader is none of their business.
    valueOf(await world().people.setMuted(ben, me, true));
    expect(await lines(me)).toEqual(all);
  });

  test("AF7 nothing is there of or about somebody who is gone", async () => {
    const [me = "", ann = "", ben = "", cho = ""] = await enter("Me", "Ann", "Ben", "Cho");
    await befriend(me, ann);
    await follow(ann, ben);
    await hugged("Hosted by Ben", [ben, ann, cho]);
    await hugged("With Ben", [ann, ben]);
    await hugged("With both", [ann, ben, cho]);
    await world().removeUser(ben);
    expect(await lines(me)).toEqual(["Ann group_hug With both 1"]);
    await world().removeUser(ann);
    expect(await lines(me)).toEqual([]);
  });

  test("AF8 what one took part in oneself is not in it", async () => {
    const [me = "", ann = "", ben = ""] = await enter("Me", "Ann", "Ben");
    await befriend(me, ann);
    await follow(me, ben);
    await hugged("Mine", [ann, ben, me]);
    expect(await lines(me)).toEqual([]);
    await follow(ben, ann);
    // Ben is followed only, and shows it to friends.
    expect(await lines(me)).toEqual([]);
    await show("followers", ben);
    expect(await lines(me)).toEqual(["Ben followed Ann"]);
  });

  test("AF9 who shows their activity to nobody is in no entry of others, as in no list of theirs", async () => {
    const [me = "", ann = "", shy = ""] = await enter("Me", "Ann", "Shy");
    await befriend(me, ann);
    await befriend(ann, shy);
    expect(await lines(me)).toEqual(["Ann became_friends Shy"]);
    await show("nobody", shy);
    expect(await lines(me)).toEqual([]);
  });

  test("AF10 it goes 30 days back, and what is undone is gone from it", async () => {
    const [me = "", ann = "", ben = "", cho = ""] = await enter("Me", "Ann", "Ben", "Cho");
    await befriend(me, ann);
    await follow(ann, ben);
    await hugged("Sunday", [ann, cho]);
    await world().pass((FEED_DAYS - 1) * DAY_MS);
    await follow(ann, cho);
    expect(await lines(me)).toEqual(["Ann followed Cho", "Ann group_hug Sunday 1", "Ann followed Ben"]);
    await world().pass(2 * DAY_MS);
    expect(await lines(me)).toEqual(["Ann followed Cho"]);
    // They are friends since now, however long one follows the other.
    await follow(ben, ann);
    expect(await lines(me)).toEqual(["Ann became_friends Ben", "Ann followed Cho"]);
    for (const other of [ben, cho]) valueOf(await world().follows.setFollowing(ann, other, false));
    expect(await lines(me)).toEqual([]);
  });

  test("AF11 it comes page by page, without gaps or repeats, also where much happened at one moment", async () => {
    const [me = "", ...people] = await enter("Me", "A", "B", "C", "D", "E");
    await follow(me, ...people);
    await show("followers", ...people);
    // One moment for all five.
    await hugged("Sunday", people);
    for (const other of people.slice(1)) {
      await world().pass(5);
      await follow(people[0] ?? "", other);
    }
    const seen: FeedEntry[] = [];
    let cursor: string | null = null;
    do {
      const page = await world().feed.page(me, cursor, 2);
      expect(page?.entries.length).toBeLessThanOrEqual(2);
      seen.push(...(page?.entries ?? []));
      cursor = page?.next ?? null;
      // What comes meanwhile is for the next time.
      await follow(people[1] ?? "", people[2] ?? "");
    } while (cursor !== null);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(9);
    expect(seen.map(lineOf).slice(0, 4)).toEqual(["E", "D", "C", "B"].map((name) => `A followed ${name}`));
    const ofHug = seen.slice(4).map(lineOf);
    expect(ofHug.toSorted()).toEqual(["A", "B", "C", "D", "E"].map((name) => `${name} group_hug Sunday 4`));
    for (const no of ["x", "", "MS8x"]) expect(await world().feed.page(me, no, 2)).toBeNull();
  });
};
