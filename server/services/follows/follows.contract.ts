import { expect, test } from "vitest";
import type { PeoplePage } from "#shared/schema/people.ts";
import type { PrivacyChange } from "#shared/schema/privacy.ts";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const NO_ONE = { ok: false, refusal: { code: "no_such_person" } };
const DONE = { ok: true, value: { ok: true } };

/** What `Follows` promises. */
export const describeFollows: Contract = (world) => {
  const enter = (...names: string[]): Promise<string[]> => {
    const added = names.reduce<Promise<string[]>>(
      async (before, name) => [...(await before), await world().addUser(name)],
      Promise.resolve([]),
    );
    return added;
  };
  const follow = async (one: string, ...others: string[]) => {
    for (const other of others) valueOf(await world().follows.setFollowing(one, other, true));
  };
  const befriend = async (one: string, ...others: string[]) => {
    for (const other of others) {
      await follow(one, other);
      await follow(other, one);
    }
  };
  const set = async (userId: string, settings: PrivacyChange) =>
    valueOf(await world().privacy.change(userId, settings));
  const names = async (reader: string, owner: string, list: "friends" | "followers" | "following") =>
    valueOf(await world().follows.page(reader, owner, list, null, 100)).people.map(({ name }) => name);

  test("F1 following is for oneself alone, is repeated without effect, and is undone", async () => {
    const [ann = "", ben = ""] = await enter("Ann", "Ben");
    const { setFollowing } = world().follows;
    for (const on of [false, true, true]) expect(await setFollowing(ann, ben, on)).toEqual(DONE);
    expect(await names(ann, ann, "following")).toEqual(["Ben"]);
    expect(await names(ben, ben, "followers")).toEqual(["Ann"]);
    for (const id of [ann, ben]) expect(await names(id, id, "friends")).toEqual([]);
    await follow(ben, ann);
    expect(await names(ann, ann, "friends")).toEqual(["Ben"]);
    expect(valueOf(await world().follows.page(ann, ann, "friends", null, 9)).people).toEqual([
      { id: ben, name: "Ben", being: "ember/plain", username: "", follows: true, isFollowed: true },
    ]);
    for (let time = 0; time < 2; time += 1) expect(await setFollowing(ann, ben, false)).toEqual(DONE);
    expect(await names(ann, ann, "following")).toEqual([]);
    expect(await names(ann, ann, "followers")).toEqual(["Ben"]);
  });

  test("F2 nobody follows oneself, nobody, somebody gone, or with a block in either direction", async () => {
    const [ann = "", ben = "", cleo = "", gone = ""] = await enter("Ann", "Ben", "Cleo", "Gone");
    await world().removeUser(gone);
    valueOf(await world().people.setBlocked(ann, ben, true));
    valueOf(await world().people.setBlocked(cleo, ann, true));
    for (const id of [ann, NOBODY, "x", "' or true", gone, ben, cleo]) {
      expect(await world().follows.setFollowing(ann, id, true)).toEqual(NO_ONE);
      expect(await world().follows.setFollowing(id, ann, true)).toEqual(NO_ONE);
    }
    expect(await names(ann, ann, "following")).toEqual([]);
  });

  test("F3 who takes no friend requests is followed by those whom they follow; who follows already, still does", async () => {
    const [ann = "", ben = "", cleo = ""] = await enter("Ann", "Ben", "Cleo");
    await follow(cleo, ann);
    await set(ann, { allowFriendRequests: false });
    const refusal = { ok: false, refusal: { code: "follow_not_allowed" } };
    expect(await world().follows.setFollowing(ben, ann, true)).toEqual(refusal);
    await follow(cleo, ann);
    await follow(ann, ben);
    await follow(ben, ann);
    expect(await names(ann, ann, "followers")).toEqual(["Ben", "Cleo"]);
  });

  test("F4 a block undoes both directions, and an unblock brings nothing back", async () => {
    const [ann = "", ben = "", cleo = ""] = await enter("Ann", "Ben", "Cleo");
    await befriend(ann, ben, cleo);
    valueOf(await world().people.setBlocked(ben, ann, true));
    valueOf(await world().people.setBlocked(ben, ann, false));
    for (const list of ["friends", "followers", "following"] as const) {
      expect(await names(ann, ann, list)).toEqual(["Cleo"]);
      expect(await names(ben, ben, list)).toEqual([]);
    }
  });

  test("F5 of a follow and a block at once nothing is left", async () => {
    const [ann = "", ben = ""] = await enter("Ann", "Ben");
    for (let turn = 0; turn < 10; turn += 1) {
      await Promise.all([
        world().follows.setFollowing(ann, ben, true),
        world().people.setBlocked(ben, ann, true),
        world().follows.setFollowing(ben, ann, true),
        world().follows.setFollowing(ann, ben, true),
      ]);
      valueOf(await world().people.setBlocked(ben, ann, false));
      expect(await names(ann, ann, "following")).toEqual([]);
      expect(await names(ann, ann, "followers")).toEqual([]);
    }
  });

  test("F6 lists come page by page, the newest first, without gaps or repeats", async () => {
    const [ann = "", ...others] = await enter("Ann", "B", "C", "D", "E", "F");
    await befriend(ann, ...others);
    for (const list of ["friends", "followers", "following"] as const) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: PeoplePage = valueOf(await world().follows.page(ann, ann, list, cursor, 2));
        expect(page.people.length).toBeLessThanOrEqual(2);
        seen.push(...page.people.map(({ name }) => name));
        cursor = page.next;
      } while (cursor !== null);
      expect(seen).toEqual(["F", "E", "D", "C", "B"]);
    }
    const bad = { ok: false, refusal: { code: "bad_message", path: "query.cursor" } };
    for (const cursor of ["x", "", "MS8x"])
      expect(await world().follows.page(ann, ann, "friends", cursor, 2)).toEqual(bad);
  });

  test("F7 lists of others are shown as their activity is", async () => {
    const [ann = "", friend = "", follower = "", stranger = ""] = await enter("Ann", "Friend", "Follower", "Stranger");
    await befriend(ann, friend);
    await follow(follower, ann);
    const kinds = { friend, follower, stranger };
    const sees = {
      nobody: [],
      friends: ["friend"],
      followers: ["friend", "follower"],
      everyone: Object.keys(kinds),
    } as const;
    for (const [showActivityTo, who] of Object.entries(sees)) {
      await set(ann, { showActivityTo: showActivityTo as keyof typeof sees });
      for (const [kind, id] of Object.entries(kinds)) {
        const page = await world().follows.page(id, ann, "followers", null, 10);
        if ((who as readonly string[]).includes(kind)) expect(valueOf(page).people).toHaveLength(2);
        else expect(page).toEqual({ ok: false, refusal: { code: "not_shown" } });
      }
      expect(await names(ann, ann, "followers")).toEqual(["Follower", "Friend"]);
    }
    for (const id of [NOBODY, "x"]) expect(await world().follows.page(ann, id, "friends", null, 9)).toEqual(NO_ONE);
  });

  test("F8 nobody who is gone, or with a block between them and the reader, is in a list", async () => {
    const [ann = "", ben = "", cleo = "", dan = "", eve = ""] = await enter("Ann", "Ben", "Cleo", "Dan", "Eve");
    await befriend(ann, ben, cleo, dan, eve);
    await set(ann, { showActivityTo: "everyone" });
    await world().removeUser(dan);
    valueOf(await world().people.setBlocked(cleo, ben, true));
    expect(await names(ben, ann, "friends")).toEqual(["Eve", "Ben"]);
    expect(await names(cleo, ann, "followers")).toEqual(["Eve", "Cleo"]);
    valueOf(await world().people.setBlocked(ann, ben, true));
    expect(await world().follows.page(ben, ann, "friends", null, 9)).toEqual(NO_ONE);
    expect(await world().follows.page(ann, ben, "friends", null, 9)).toEqual(NO_ONE);
  });

  test("F9 who shows their activity to nobody is in no list of others, but in one's own and to themselves", async () => {
    const [ann = "", ben = "", shy = ""] = await enter("Ann", "Ben", "Shy");
    await befriend(ann, ben, shy);
    await set(shy, { showActivityTo: "nobody" });
    expect(await names(ben, ann, "friends")).toEqual(["Ben"]);
    expect(await names(shy, ann, "friends")).toEqual(["Shy", "Ben"]);
    expect(await names(ann, ann, "friends")).toEqual(["Shy", "Ben"]);
  });

  test("F10 friends of friends are suggested, those with most friends in common first", async () => {
    const [ann = "", ben = "", cleo = "", dan = "", eve = "", far = ""] = await enter("A", "B", "C", "D", "E", "F");
    await befriend(ann, ben, cleo);
    await befriend(dan, ben, cleo);
    await befriend(eve, cleo);
    await befriend(far, eve);
    // Who only follows makes no friend.
    await follow(far, cleo);
    const suggested = await world().follows.suggestions(ann, 10);
    expect(suggested.map(({ name, friendsInCommon }) => [name, friendsInCommon])).toEqual([
      ["D", 2],
      ["E", 1],
    ]);
    expect(suggested[0]).toMatchObject({ id: dan, being: "ember/plain", username: "", follows: false });
    expect(await world().follows.suggestions(ann, 1)).toHaveLength(1);
    await follow(ann, dan);
    expect((await world().follows.suggestions(ann, 10)).map(({ name }) => name)).toEqual(["E"]);
    for (const id of [NOBODY, "x"]) expect(await world().follows.suggestions(id, 10)).toEqual([]);
  });

  test("F11 nobody gone, blocked, muted or who takes no requests is suggested, and nobody shy suggests or is suggested", async () => {
    const found = ["Gone", "Blocked", "Blocking", "Muted", "Closed", "Closed who follows", "Shy", "Fit"];
    const [ann = "", ben = "", ...others] = await enter("Ann", "Ben", ...found);
    const [gone = "", blocked = "", blocking = "", muted = "", closed = "", closedFan = "", shy = ""] = others;
    await befriend(ann, ben);
    await befriend(ben, ...others);
    await follow(closedFan, ann);
    await world().removeUser(gone);
    valueOf(await world().people.setBlocked(ann, blocked, true));
    valueOf(await world().people.setBlocked(blocking, ann, true));
    valueOf(await world().people.setMuted(ann, muted, true));
    for (const id of [closed, closedFan]) await set(id, { allowFriendRequests: false });
    await set(shy, { showActivityTo: "nobody" });
    const suggested = async () => (await world().follows.suggestions(ann, 20)).map(({ name }) => name).toSorted();
    expect(await suggested()).toEqual(["Closed who follows", "Fit"]);
    await set(ben, { showActivityTo: "nobody" });
    expect(await suggested()).toEqual([]);
  });
};
