import { expect, test } from "vitest";
import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const NO_ONE = { ok: false, refusal: { code: "no_such_person" } };

/** What `People` promises. */
export const describePeople: Contract = (world) => {
  const two = async () => [await world().addUser("Ann"), await world().addUser("Ben")] as const;
  const kinds = async (userId: string) => (await world().inbox.eventsAfter(userId, 0, 100)).map(({ kind }) => kind);

  test("P1 a profile is read and changed; nobody has none", async () => {
    const [ann] = await two();
    expect(await world().people.profile(ann)).toMatchObject({
      id: ann,
      name: "Ann",
      being: "ember/plain",
      isGuest: true,
    });
    const being = { colour: "sage", texture: "fleece" } as const;
    const changed = await world().people.setProfile(ann, "Änn O'Neil \\ $1", being);
    expect(changed).toMatchObject({ id: ann, name: "Änn O'Neil \\ $1", being: "sage/fleece" });
    expect(await world().people.profile(ann)).toEqual(changed);
    for (const id of [NOBODY, "x"]) {
      expect(await world().people.profile(id)).toBeNull();
      expect(await world().people.setProfile(id, "Name", being)).toBeNull();
    }
    await world().removeUser(ann);
    expect(await world().people.profile(ann)).toBeNull();
    expect(await world().people.setProfile(ann, "Name", being)).toBeNull();
  });

  test("P2 a person is shown to others, not when gone, unknown, or with a block in either direction", async () => {
    const [ann, ben] = await two();
    const view = { id: ben, name: "Ben", being: "ember/plain" };
    expect(await world().people.personFor(ann, ben)).toEqual(view);
    valueOf(await world().people.setBlocked(ben, ann, true));
    expect(await world().people.personFor(ann, ben)).toBeNull();
    expect(await world().people.personFor(ben, ann)).toBeNull();
    for (const [one, other] of [
      [ann, ben],
      [ben, ann],
    ])
      expect(await world().people.sightOf(one ?? "")).toMatchObject({ hidden: new Set([other]) });
    valueOf(await world().people.setBlocked(ben, ann, false));
    expect(await world().people.personFor(ann, ben)).toEqual(view);
    expect(await world().people.sightOf(ann)).toMatchObject({ hidden: new Set() });
    await world().removeUser(ben);
    expect(await world().people.personFor(ann, ben)).toBeNull();
    expect(await world().people.personFor(ann, NOBODY)).toBeNull();
    expect(await world().people.personFor(ann, "x")).toBeNull();
  });

  test.each([
    ["muted", "setMuted"],
    ["blocked", "setBlocked"],
  ] as const)("P3 who is %s is listed; a repeat takes no number", async (list, set) => {
    const [ann, ben] = await two();
    const people = world().people;
    valueOf(await people[set](ann, ben, false));
    valueOf(await people[set](ann, ben, true));
    valueOf(await people[set](ann, ben, true));
    expect(await people[list](ann)).toEqual({ people: [{ id: ben, name: "Ben", being: "ember/plain" }] });
    expect(await people[list](ben)).toEqual({ people: [] });
    expect(await kinds(ann)).toEqual([`person_${list}`]);
    expect(await kinds(ben)).toEqual([]);
    await world().removeUser(ben);
    expect(await people[list](ann)).toEqual({ people: [{ id: ben, name: "someone", being: "" }] });
    valueOf(await people[set](ann, ben, false));
    expect(await people[list](ann)).toEqual({ people: [] });
    expect(await kinds(ann)).toEqual([`person_${list}`, `person_un${list}`]);
  });

  test("P3 what decides who sees whom is read at once; nobody sees and shows nothing", async () => {
    const [ann, ben] = await two();
    const [hidden, follows] = [new Set<string>(), new Set<string>()];
    const usual = { hidden, follows, showActivityTo: "friends", noDisturbMs: 0 };
    expect(await world().people.sightOf(ann)).toEqual(usual);
    await world().follow(ann, ben);
    valueOf(await world().privacy.change(ann, { showActivityTo: "followers" }));
    const noDisturbUntilMs = Math.round(await world().nowMs()) + 60_000;
    valueOf(await world().consents.setSettings(ann, { ...DEFAULT_CONSENT, noDisturbUntilMs }));
    const sight = await world().people.sightOf(ann);
    expect(sight).toMatchObject({ hidden, follows: new Set([ben]), showActivityTo: "followers" });
    expect(sight.noDisturbMs).toBeGreaterThan(30_000);
    expect(sight.noDisturbMs).toBeLessThanOrEqual(60_000);
    await world().pass(61_000);
    expect(await world().people.sightOf(ann)).toMatchObject({ noDisturbMs: 0 });
    await world().removeUser(ann);
    for (const id of [ann, NOBODY, "x"])
      expect(await world().people.sightOf(id)).toEqual({ ...usual, showActivityTo: "nobody" });
  });

  test("P4 nobody mutes or blocks oneself or nobody", async () => {
    const [ann] = await two();
    for (const id of [ann, NOBODY, "x", "' or true"]) {
      expect(await world().people.setMuted(ann, id, true)).toEqual(NO_ONE);
      expect(await world().people.setBlocked(ann, id, true)).toEqual(NO_ONE);
    }
    expect(await kinds(ann)).toEqual([]);
  });

  test("P5 many changes at once end in one state, with a number for each change", async () => {
    const [ann, ben] = await two();
    await Promise.all(Array.from({ length: 20 }, (_, i) => world().people.setMuted(ann, ben, i % 2 === 0)));
    const seen = await kinds(ann);
    seen.forEach((kind, i) => expect(kind).toBe(i % 2 === 0 ? "person_muted" : "person_unmuted"));
    expect((await world().people.muted(ann)).people).toHaveLength(seen.length % 2);
  });
};
