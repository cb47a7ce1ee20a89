import { expect, test } from "vitest";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const NO_ONE = { ok: false, refusal: { code: "no_such_person" } };
const TAKEN = { ok: false, refusal: { code: "username_taken" } };
const HOUR_MS = 3_600_000;

/** What `Profiles` promises. */
export const describeProfiles: Contract = (world) => {
  const two = async () => [await world().addUser("Ann"), await world().addUser("Ben")] as const;
  const follow = async (one: string, other: string) => valueOf(await world().follows.setFollowing(one, other, true));
  const found = async (reader: string, text: string, limit = 20) =>
    (await world().profiles.search(reader, text, limit)).map(({ name }) => name);

  test("R1 a profile has what somebody says about themselves, and how they stand with the reader", async () => {
    const [ann, ben] = await two();
    valueOf(await world().profiles.setAbout(ben, { username: "ben.o", bio: "I hug\nslowly. $1 \\" }));
    await follow(ann, ben);
    expect(await world().profiles.profile(ann, ben)).toEqual({
      id: ben,
      name: "Ben",
      being: "ember/plain",
      username: "ben.o",
      bio: "I hug\nslowly. $1 \\",
      isSelf: false,
      follows: true,
      isFollowed: false,
      counts: { friends: 0, followers: 1, following: 0 },
      lastActiveMs: null,
      seesActivity: false,
      seesMoods: false,
      mayFollow: true,
      hugs: "open",
    });
    await follow(ben, ann);
    expect(await world().profiles.profile(ann, ben)).toMatchObject({
      counts: { friends: 1, followers: 1, following: 1 },
      isFollowed: true,
      seesActivity: true,
      seesMoods: true,
      hugs: "open",
    });
    expect(await world().profiles.profile(ann, ann)).toMatchObject({
      isSelf: true,
      username: "",
      bio: "",
      mayFollow: false,
      hugs: "off",
      seesActivity: true,
    });
  });

  test("R2 nobody, somebody gone, and somebody with a block in either direction has none", async () => {
    const [ann, ben] = await two();
    const gone = await world().addUser("Gone");
    await world().removeUser(gone);
    for (const id of [NOBODY, "x", gone]) expect(await world().profiles.profile(ann, id)).toBeNull();
    expect(await world().profiles.profile("x", ann)).toBeNull();
    valueOf(await world().people.setBlocked(ben, ann, true));
    expect(await world().profiles.profile(ann, ben)).toBeNull();
    expect(await world().profiles.profile(ben, ann)).toBeNull();
  });

  test("R3 who is gone, or with a block between them and the reader, is not counted", async () => {
    const [ann, ben] = await two();
    const [cleo, gone] = [await world().addUser("Cleo"), await world().addUser("Gone")];
    for (const id of [ann, cleo, gone]) {
      await follow(id, ben);
      await follow(ben, id);
    }
    await world().removeUser(gone);
    const counts = async (reader: string) => (await world().profiles.profile(reader, ben))?.counts;
    expect(await counts(ann)).toEqual({ friends: 2, followers: 2, following: 2 });
    valueOf(await world().people.setBlocked(cleo, ann, true));
    expect(await counts(ann)).toEqual({ friends: 1, followers: 1, following: 1 });
    expect(await counts(ben)).toEqual({ friends: 2, followers: 2, following: 2 });
  });

  test("R4 when somebody was last active is told to the hour, to whom they show it", async () => {
    const [ann, ben] = await two();
    await world().beActive(ben);
    const nowMs = await world().nowMs();
    const read = async (reader: string) => (await world().profiles.profile(reader, ben))?.lastActiveMs;
    expect(await read(ann)).toBeNull();
    valueOf(await world().privacy.change(ben, { showActivityTo: "everyone" }));
    const lastActiveMs = (await read(ann)) ?? 0;
    expect(lastActiveMs % HOUR_MS).toBe(0);
    expect(nowMs - lastActiveMs).toBeLessThan(2 * HOUR_MS);
    valueOf(await world().privacy.change(ben, { showActivityTo: "nobody" }));
    expect(await read(ann)).toBeNull();
    expect(await read(ben)).toBe(lastActiveMs);
  });

  test("R5 a username is of one person; what is left out stays", async () => {
    const [ann, ben] = await two();
    const { setAbout, profile } = world().profiles;
    expect(await setAbout(ann, { username: "willow" })).toEqual({ ok: true, value: { ok: true } });
    expect(await setAbout(ben, { username: "willow", bio: "not kept" })).toEqual(TAKEN);
    expect(await profile(ben, ben)).toMatchObject({ username: "", bio: "" });
    valueOf(await setAbout(ann, { bio: "Hello" }));
    valueOf(await setAbout(ann, {}));
    valueOf(await setAbout(ann, { username: "willow" }));
    expect(await profile(ben, ann)).toMatchObject({ username: "willow", bio: "Hello" });
    valueOf(await setAbout(ann, { username: "willow_2", bio: "" }));
    valueOf(await setAbout(ben, { username: "willow" }));
    expect(await profile(ben, ann)).toMatchObject({ username: "willow_2", bio: "" });
    for (const id of [NOBODY, "x"]) expect(await setAbout(id, { bio: "x" })).toEqual(NO_ONE);
    await world().removeUser(ann);
    expect(await setAbout(ann, { bio: "x" })).toEqual(NO_ONE);
  });

  test("R6 of many who want one username at once, one has it", async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, (_, n) => world().addUser(`One ${n}`)));
    const said = await Promise.all(ids.map((id) => world().profiles.setAbout(id, { username: "the_one" })));
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    for (const one of said) if (!one.ok) expect(one).toEqual(TAKEN);
  });

  test.each([
    ["ann", ["Änn Ōta"]],
    ["ÄNN", ["Änn Ōta"]],
    ["myriam", ["Miriam Oyelaran"]],
    ["oyelran", ["Miriam Oyelaran"]],
    ["mir", ["Miriam Oyelaran"]],
    ["willow.tre", ["Tova"]],
    ["tuva", ["Tova"]],
    ["Мила", ["Мила"]],
    ["quibble", []],
    ["!!", []],
    ["%%", []],
    ["__", []],
    ["' or 1=1 --", []],
    ["guest", []],
  ])("R7 %j finds %j", async (text, names) => {
    const reader = await world().addUser("Reader");
    for (const name of ["Änn Ōta", "Miriam Oyelaran", "Мила"]) await world().addUser(name);
    const tova = await world().addUser("Tova");
    valueOf(await world().profiles.setAbout(tova, { username: "willow.tree" }));
    expect(await found(reader, text)).toEqual(names);
  });

  test("R8 an exact username comes first, and no more are found than asked for", async () => {
    const reader = await world().addUser("Reader");
    for (let n = 0; n < 5; n += 1) await world().addUser("Willow");
    const last = await world().addUser("Zed");
    valueOf(await world().profiles.setAbout(last, { username: "willow" }));
    expect(await found(reader, "Willow", 3)).toEqual(["Zed", "Willow", "Willow"]);
    const known = await world().addUser("Willow Known");
    await follow(reader, known);
    expect(await found(reader, "willow", 2)).toEqual(["Zed", "Willow Known"]);
    expect(await world().profiles.search(reader, "willow", 1)).toEqual([
      { id: last, name: "Zed", being: "ember/plain", username: "willow", follows: false, isFollowed: false },
    ]);
  });

  test("R9 nobody finds oneself, somebody gone, or with a block in either direction", async () => {
    const [reader, blocked, blocking, gone, shy] = await Promise.all(
      Array.from({ length: 5 }, () => world().addUser("Marker")),
    ).then((ids) => ids as [string, string, string, string, string]); // as: five were made
    valueOf(await world().people.setBlocked(reader, blocked, true));
    valueOf(await world().people.setBlocked(blocking, reader, true));
    await world().removeUser(gone);
    const nothing = { showActivityTo: "nobody", allowFriendRequests: false } as const;
    valueOf(await world().privacy.change(shy, nothing));
    const ids = async (id: string) => (await world().profiles.search(id, "marker", 20)).map((one) => one.id);
    expect(await ids(reader)).toEqual([shy]);
    expect((await ids(blocking)).toSorted()).toEqual([blocked, shy].toSorted());
    expect(await ids("x")).toEqual([]);
  });

  test("R10 a username leads to whoever chose it, in whatever case it is written, and a made-up one to nobody", async () => {
    const [ann, ben] = await two();
    const { setAbout, idByUsername } = world().profiles;
    valueOf(await setAbout(ben, { username: "ben.o" }));
    for (const name of ["ben.o", "Ben.O", "BEN.O"]) expect(await idByUsername(ann, name)).toBe(ben);
    expect(await idByUsername(ben, "ben.o")).toBe(ben);
    for (const name of ["ben", "ben_o", "", "%", "ben.o' or true --", `guest-${ann.slice(-12)}`])
      expect(await idByUsername(ann, name)).toBeNull();
    expect(await idByUsername("x", "ben.o")).toBeNull();
    valueOf(await setAbout(ben, { username: "benedikt" }));
    expect(await idByUsername(ann, "ben.o")).toBeNull();
    expect(await idByUsername(ann, "benedikt")).toBe(ben);
  });

  test("R11 a username leads to nobody who is gone, or with a block in either direction", async () => {
    const [ann, ben] = await two();
    const { setAbout, idByUsername } = world().profiles;
    valueOf(await setAbout(ben, { username: "ben.o" }));
    for (const [one, other] of [
      [ann, ben],
      [ben, ann],
    ] as const) {
      valueOf(await world().people.setBlocked(one, other, true));
      expect(await idByUsername(ann, "ben.o")).toBeNull();
      valueOf(await world().people.setBlocked(one, other, false));
      expect(await idByUsername(ann, "ben.o")).toBe(ben);
    }
    await world().removeUser(ben);
    expect(await idByUsername(ann, "ben.o")).toBeNull();
  });
};
