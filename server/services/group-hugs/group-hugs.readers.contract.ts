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
