import { expect, test } from "vitest";
import { GATHERING_MS, GROUP_EXPIRES_AFTER_MS } from "#shared/schema/group-hug.ts";
import type { Contract } from "../testing/each-world.ts";
import { COMPLETED, groupHugDraft, joined, ownedGroupHug, ready, STARTED } from "../testing/group-hug.ts";
import { valueOf } from "../testing/hug.ts";
import type { GroupHugPage } from "./group-hugs.port.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const SOMEONE = { id: "", name: "someone", being: "" };

/** What `GroupHugs` promises about who sees what, and who may come in. */
export const describeReaders: Contract = (world) => {
  const users = (...names: string[]) => Promise.all(names.map((name) => world().addUser(name)));
  const person = (id: string, name: string) => ({ id, name, being: "ember/plain" });
  const ids = (page: GroupHugPage | null) => page?.groupHugs.map(({ id }) => id);

  test("K6 a block between reader and host, either way, and there is none for them", async () => {
    const [ann = "", ben = ""] = await users("Ann", "Ben");
    const { id, write } = await ownedGroupHug(world(), ann);
    await write(joined(ben), ready(ben));
    for (const [by, of] of [
      [ann, ben],
      [ben, ann],
    ] as const) {
      valueOf(await world().people.setBlocked(by, of, true));
      expect(await world().groupHugs.one(ben, id)).toBeNull();
      expect(ids(await world().groupHugs.page(ben, null, 10))).toEqual([]);
      expect(await world().groupHugs.admission(ben, id)).toBe("none");
      expect(ids(await world().groupHugs.page(ann, null, 10))).toEqual([id]);
      valueOf(await world().people.setBlocked(by, of, false));
      expect(ids(await world().groupHugs.page(ben, null, 10))).toEqual([id]);
    }
  });

  test("K6 a block with anybody who is in it, either way, and there is none either while it is open, but for who is in it", async () => {
    const [ann = "", ben = "", cho = "", dan = ""] = await users("Ann", "Ben", "Cho", "Dan");
    const { id, write } = await ownedGroupHug(world(), ann);
    await write(joined(ann), joined(ben), ready(ben), { kind: "left", userId: ben });
    const { groupHugs, people } = world();
    const seenBy = async (userId: string) => {
      const isPaged = ids(await groupHugs.page(userId, null, 10))?.includes(id);
      return [(await groupHugs.one(userId, id))?.phase ?? null, await groupHugs.admission(userId, id), isPaged];
    };
    const NONE = [null, "none", false];
    for (const [by, of] of [
      [cho, dan],
      [dan, cho],
    ] as const) {
      valueOf(await people.setBlocked(by, of, true));
      await write(joined(dan));
      expect(await seenBy(cho)).toEqual(NONE);
      expect(await seenBy(dan)).toEqual(["pending", "returning", true]);
      expect((await groupHugs.listed(1))[0]).toMatchObject({ id, here: 2, userIds: [ann, dan] });
      await write({ kind: "left", userId: dan });
      expect(await seenBy(cho)).toEqual(["pending", "welcome", false]);
      valueOf(await people.setBlocked(by, of, false));
    }
    // A block comes to be between two who are in it: that is for its room to settle.
    await write(joined(cho), joined(dan));
    valueOf(await people.setBlocked(cho, dan, true));
    for (const who of [cho, dan]) expect(await seenBy(who)).toEqual(["pending", "returning", true]);
    await write(STARTED, ready(cho), ready(dan), { kind: "left", userId: cho });
    expect(await seenBy(cho)).toEqual(NONE);
    expect(await seenBy(dan)).toEqual(["active", "returning", true]);
    // Nobody keeps it from its host.
    valueOf(await people.setBlocked(dan, ann, true));
    expect(await seenBy(ann)).toEqual(["active", "returning", true]);
    await write({ kind: "left", userId: ann });
    expect(await seenBy(ann)).toEqual(["active", "welcome", true]);
    await write(COMPLETED);
    expect(await seenBy(cho)).toEqual(["completed", "over", true]);
    expect((await groupHugs.one(cho, id))?.participants).toEqual([person(cho, "Cho"), SOMEONE]);
  });

  test("K6 what time has ended is not kept from who was in it by a block with who still is", async () => {
    const [ann = "", ben = "", cho = ""] = await users("Ann", "Ben", "Cho");
    const { id, write } = await ownedGroupHug(world(), ann);
    await write(joined(ben), joined(cho), ready(ben), ready(cho), STARTED, { kind: "left", userId: ben });
    valueOf(await world().people.setBlocked(ben, cho, true));
    expect(await world().groupHugs.one(ben, id)).toBeNull();
    await world().pass(GROUP_EXPIRES_AFTER_MS);
    expect(await world().groupHugs.one(ben, id)).toMatchObject({ phase: "completed", wasIn: true });
  });

  test("K25 the blocks of one are those among its host and who is in it, the oldest first", async () => {
    const [ann = "", ben = "", cho = "", dan = "", eve = ""] = await users("Ann", "Ben", "Cho", "Dan", "Eve");
    const { id, write } = await ownedGroupHug(world(), ann);
    await write(joined(ben), joined(cho), joined(dan), { kind: "left", userId: dan });
    const block = async (by: string, of: string) => valueOf(await world().people.setBlocked(by, of, true));
    expect(await world().groupHugs.blocksIn(id)).toEqual([]);
    for (const [by, of] of [
      [cho, ben],
      [dan, ben],
      [ben, eve],
      [ann, cho],
      [ben, cho],
    ] as const)
      await block(by, of);
    expect(await world().groupHugs.blocksIn(id)).toEqual([
      { by: cho, of: ben },
      { by: ann, of: cho },
      { by: ben, of: cho },
    ]);
    await world().removeUser(ann);
    valueOf(await world().people.setBlocked(cho, ben, false));
    expect(await world().groupHugs.blocksIn(id)).toContainEqual({ by: ben, of: cho });
    for (const unknown of [NOBODY, "x"]) expect(await world().groupHugs.blocksIn(unknown)).toEqual([]);
  });

  test("K6 what is completed stays with those who were in it, from someone", async () => {
    const [ann = "", ben = "", cho = ""] = await users("Ann", "Ben", "Cho");
    const { id, write } = await ownedGroupHug(world(), ann);
    await write(joined(ann), joined(ben), joined(cho), ready(ann), ready(ben), STARTED, COMPLETED);
    for (const reader of [ben, cho]) valueOf(await world().people.setBlocked(ann, reader, true));
    expect(await world().groupHugs.one(ben, id)).toMatchObject({ host: SOMEONE, wasIn: true });
    expect(ids(await world().groupHugs.page(ben, null, 10))).toEqual([id]);
    expect(await world().groupHugs.one(cho, id)).toBeNull();
    expect(await world().groupHugs.admission(ben, id)).toBe("none");
  });

  test("K6 a host who is gone is someone", async () => {
    const [ann = "", ben = ""] = await users("Ann", "Ben");
    const { id } = await ownedGroupHug(world(), ann);
    await world().removeUser(ann);
    expect((await world().groupHugs.one(ben, id))?.host).toEqual(SOMEONE);
    expect((await world().groupHugs.listed(10))[0]?.host).toEqual(SOMEONE);
  });

  test("K7 who took part in touch is told to those who did, in the order in which they came; gone or blocked they are someone", async () => {
    const [ann = "", ben = "", cho = "", dan = "", eve = ""] = await users("Ann", "Ben", "Cho", "Dan", "Eve");
    const { id, write } = await ownedGroupHug(world(), ann);
    await write(joined(cho), joined(ann), joined(ben), joined(dan), joined(eve));
    await write(ready(ann), ready(ben), ready(cho), ready(eve), ready(eve, false));
    const participants = async (reader: string) => (await world().groupHugs.one(reader, id))?.participants;
    expect(await participants(ann)).toEqual([]);
    await write(STARTED, { kind: "left", userId: cho });
    const [a, b, c] = [person(ann, "Ann"), person(ben, "Ben"), person(cho, "Cho")];
    expect(await world().groupHugs.one(ann, id)).toMatchObject({ wasIn: true, here: 4, participants: [c, a, b] });
    expect(await world().groupHugs.one(dan, id)).toMatchObject({ wasIn: false, here: 4, participants: [] });
    await write(ready(dan), COMPLETED);
    expect(await participants(dan)).toEqual([c, a, b, person(dan, "Dan")]);
    expect(await participants(eve)).toEqual([]);
    expect(await participants(NOBODY)).toEqual([]);
    valueOf(await world().people.setBlocked(ben, cho, true));
    expect(await participants(ben)).toEqual([SOMEONE, a, b, person(dan, "Dan")]);
    expect(await participants(cho)).toEqual([c, a, SOMEONE, person(dan, "Dan")]);
    await world().removeUser(ann);
    expect(await participants(dan)).toEqual([c, SOMEONE, b, person(dan, "Dan")]);
  });

  test("K8 a page has those one made or took part in, newest first, without doubles, also while more are made", async () => {
    const [ann = "", ben = ""] = await users("Ann", "Ben");
    const own: string[] = [];
    for (let i = 0; i < 11; i += 1) {
      const { id, write } = await ownedGroupHug(world(), i % 2 === 0 ? ann : ben);
      if (i % 2 !== 0) await write(joined(ann));
      // Looked in and left again: nothing to keep.
      if (i % 4 === 1) await write({ kind: "left", userId: ann });
      else own.push(id);
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: GroupHugPage | null = await world().groupHugs.page(ann, cursor, 3);
      if (!page) throw new Error("our own cursor was not taken");
      seen.push(...page.groupHugs.map(({ id }) => id));
      cursor = page.next;
      await ownedGroupHug(world(), ann);
    } while (cursor !== null);
    expect(seen).toEqual(own.toReversed());
    for (const foreign of ["", "x", "MTIz", "'; drop table group_hugs; --", "a".repeat(5000)])
      expect(await world().groupHugs.page(ann, foreign, 3)).toBeNull();
    expect(await world().groupHugs.page(NOBODY, null, 3)).toEqual({ groupHugs: [], next: null });
    expect(await world().groupHugs.page("x", null, 3)).toEqual({ groupHugs: [], next: null });
  });

  test("K9 listed are open ones that are not by link only: begun, then at any moment, then the next by schedule", async () => {
    const [ann = "", ben = ""] = await users("Ann", "Ben");
    const nowMs = Math.floor(await world().nowMs());
    const later = await ownedGroupHug(world(), ann, { scheduledForMs: nowMs + 7_200_000 });
    const sooner = await ownedGroupHug(world(), ann, { scheduledForMs: nowMs + 3_600_000, name: "Sooner" });
    const older = await ownedGroupHug(world(), ann, { capacity: 2 });
    const newer = await ownedGroupHug(world(), ann);
    const active = await ownedGroupHug(world(), ann);
    await ownedGroupHug(world(), ann, { visibility: "link" });
    for (const end of [{ kind: "canceled" }, { kind: "expired" }] as const)
      await (await ownedGroupHug(world(), ann)).write(end);
    await (await ownedGroupHug(world(), ann)).write(STARTED, COMPLETED);
    await active.write(joined(ann), joined(ben), { kind: "left", userId: ben }, { ...STARTED, leadMs: 0 });
    await older.write({ kind: "locked", on: true });
    const listed = await world().groupHugs.listed(20);
    expect(listed.map(({ id }) => id)).toEqual([active.id, newer.id, older.id, sooner.id, later.id]);
    const open = { design: groupHugDraft().design, host: person(ann, "Ann") };
    expect(listed[0]).toEqual({
      ...open,
      id: active.id,
      name: "Sunday evening",
      phase: "active",
      here: 1,
      capacity: 10,
      isLocked: false,
      scheduledForMs: null,
      userIds: [ann],
    });
    expect(listed[2]).toMatchObject({ phase: "pending", here: 0, capacity: 2, isLocked: true });
    expect(listed[3]).toMatchObject({ ...open, name: "Sooner", scheduledForMs: nowMs + 3_600_000 });
    expect((await world().groupHugs.listed(2)).map(({ id }) => id)).toEqual([active.id, newer.id]);
    await world().pass(GROUP_EXPIRES_AFTER_MS + 60_000);
    expect((await world().groupHugs.listed(20)).map(({ id }) => id)).toEqual([later.id]);
    expect(await world().groupHugs.one(ann, active.id)).toMatchObject({ phase: "completed" });
  });

  test("K10 newcomers come in while it is open, gathering, not locked and not full; who is in it always until it is over", async () => {
    const [ann = "", ben = "", cho = ""] = await users("Ann", "Ben", "Cho");
    const { id, write } = await ownedGroupHug(world(), ann, { capacity: 2 });
    const admission = (userId: string, of = id) => world().groupHugs.admission(userId, of);
    expect(await admission(ann)).toBe("welcome");
    await write(joined(ann), joined(ben));
    expect(await Promise.all([ann, ben, cho].map((who) => admission(who)))).toEqual(["returning", "returning", "full"]);
    await write({ kind: "left", userId: ben });
    expect(await Promise.all([ben, cho].map((who) => admission(who)))).toEqual(["welcome", "welcome"]);
    await write({ kind: "locked", on: true });
    expect(await Promise.all([ann, cho].map((who) => admission(who)))).toEqual(["returning", "locked"]);
    await write({ kind: "locked", on: false }, STARTED);
    expect(await Promise.all([ann, cho].map((who) => admission(who)))).toEqual(["returning", "welcome"]);
    await write(COMPLETED);
    expect(await Promise.all([ann, cho].map((who) => admission(who)))).toEqual(["over", "over"]);
    for (const unknown of [NOBODY, "x"]) expect(await admission(ann, unknown)).toBe("none");
    await world().removeUser(cho);
    for (const nobody of [cho, NOBODY, "x"]) expect(await admission(nobody)).toBe("none");
  });

  test("K10 a scheduled one opens for gathering, and is over after its expiry", async () => {
    const [ann = ""] = await users("Ann");
    const scheduledForMs = Math.floor(await world().nowMs()) + GATHERING_MS + 60_000;
    const { id } = await ownedGroupHug(world(), ann, { scheduledForMs });
    expect(await world().groupHugs.admission(ann, id)).toBe("not_open");
    await world().pass(120_000);
    expect(await world().groupHugs.admission(ann, id)).toBe("welcome");
    await world().pass(2 * GATHERING_MS);
    expect(await world().groupHugs.admission(ann, id)).toBe("over");
    expect(await world().groupHugs.one(ann, id)).toMatchObject({ phase: "expired" });
  });
};
