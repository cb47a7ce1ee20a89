import { expect, test } from "vitest";
import type { DevicePresence } from "#shared/schema/presence.ts";
import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";

/** What `Presences` promises. */
export const describePresences: Contract = (world) => {
  const befriended = async (...names: readonly string[]) => {
    const ann = await world().addUser("Ann");
    const friends: string[] = [];
    for (const name of names) {
      const id = await world().addUser(name);
      await world().follow(ann, id);
      await world().follow(id, ann);
      friends.push(id);
    }
    return [ann, ...friends] as const;
  };
  type Here = readonly (readonly [string, DevicePresence])[];
  const noteBy = (writer: number, here: Here, gone: readonly string[] = [], isAll = false) =>
    world().presences.note(writer, new Map(here), gone, isAll);
  const note = async (here: Here, gone: readonly string[] = [], isAll = false) =>
    noteBy(await world().presences.begin(), here, gone, isAll);
  const seenBy = async (userId: string, limit = 100) =>
    (await world().presences.around(userId, limit)).friends.map(({ name, presence }) => `${name} ${presence}`);

  test("Q1 friends are shown as they are said to be, who is here first, then by name", async () => {
    const [ann, ben, cho, dee] = await befriended("Ben", "cho", "Dee");
    expect(await seenBy(ann)).toEqual(["Ben offline", "cho offline", "Dee offline"]);
    await note([
      [dee ?? "", "online"],
      [cho ?? "", "away"],
    ]);
    expect(await seenBy(ann)).toEqual(["cho away", "Dee online", "Ben offline"]);
    expect(await seenBy(ann, 1)).toEqual(["cho away"]);
    expect((await world().presences.around(ann, 1)).friends).toEqual([
      { id: cho, name: "cho", being: "ember/plain", presence: "away" },
    ]);
    await note([[ben ?? "", "online"]], [cho ?? ""]);
    expect(await seenBy(ann)).toEqual(["Ben online", "Dee online", "cho offline"]);
  });

  test("Q2 when it is said who all are that are here, nobody else is", async () => {
    const [ann, ben, cho] = await befriended("Ben", "Cho");
    await note([[ben ?? "", "online"]]);
    expect(await note([[cho ?? "", "online"]], [], true)).toEqual([ben]);
    expect(await seenBy(ann)).toEqual(["Cho online", "Ben offline"]);
    expect(await note([], [], true)).toEqual([cho]);
    expect(await note([], [], true)).toEqual([]);
    expect(await seenBy(ann)).toEqual(["Ben offline", "Cho offline"]);
  });

  test("Q3 what is not said again does not count for long", async () => {
    const [ann, ben] = await befriended("Ben");
    await note([[ben ?? "", "online"]]);
    await world().pass(100_000);
    expect(await seenBy(ann)).toEqual(["Ben online"]);
    await note([[ben ?? "", "away"]]);
    await world().pass(100_000);
    expect(await seenBy(ann)).toEqual(["Ben away"]);
    await world().pass(60_000);
    expect(await seenBy(ann)).toEqual(["Ben offline"]);
  });

  test("Q4 who is not to be disturbed is so as long as it lasts, and only while here", async () => {
    const [ann, ben] = await befriended("Ben");
    const noDisturbUntilMs = Math.round(await world().nowMs()) + 60_000;
    valueOf(await world().consents.setSettings(ben ?? "", { ...DEFAULT_CONSENT, noDisturbUntilMs }));
    expect(await seenBy(ann)).toEqual(["Ben offline"]);
    await note([[ben ?? "", "away"]]);
    expect(await seenBy(ann)).toEqual(["Ben do_not_disturb"]);
    await world().pass(65_000);
    expect(await seenBy(ann)).toEqual(["Ben away"]);
  });

  test("Q5 only friends are shown: nobody followed one way, gone, shy or with a block", async () => {
    const [ann, ben, cho, dee] = await befriended("Ben", "Cho", "Dee");
    const [eve, fay] = [await world().addUser("Eve"), await world().addUser("Fay")];
    await world().follow(ann, eve);
    await world().follow(fay, ann);
    await note([ann, ben, cho, dee, eve, fay].map((id) => [id ?? "", "online"] as const));
    expect(await seenBy(ann)).toEqual(["Ben online", "Cho online", "Dee online"]);
    await world().removeUser(ben ?? "");
    valueOf(await world().privacy.change(cho ?? "", { showActivityTo: "nobody" }));
    valueOf(await world().people.setBlocked(dee ?? "", ann, true));
    expect(await seenBy(ann)).toEqual([]);
    valueOf(await world().privacy.change(cho ?? "", { showActivityTo: "friends" }));
    expect(await seenBy(ann)).toEqual(["Cho online"]);
    for (const id of [NOBODY, "x"]) expect(await seenBy(id)).toEqual([]);
  });

  test("Q6 of nobody and of who is gone nothing is kept, and that harms nobody else", async () => {
    const [ann, ben, cho] = await befriended("Ben", "Cho");
    await world().removeUser(cho ?? "");
    await note([
      [NOBODY, "online"],
      [cho ?? "", "online"],
      [ben ?? "", "online"],
    ]);
    expect(await seenBy(ann)).toEqual(["Ben online"]);
  });

  test("Q7 one is told to whom one shows one's own", async () => {
    const [ann] = await befriended();
    const shownTo = async (userId: string) => (await world().presences.around(userId, 9)).showActivityTo;
    expect(await shownTo(ann)).toBe("friends");
    valueOf(await world().privacy.change(ann, { showActivityTo: "everyone" }));
    expect(await shownTo(ann)).toBe("everyone");
    for (const id of [NOBODY, "x"]) expect(await shownTo(id)).toBe("nobody");
  });

  test("Q8 of many who ask at once each gets their own, also beside somebody unknown", async () => {
    const [ann, ben, cho] = await befriended("Ben", "Cho");
    await note([[ben ?? "", "online"]]);
    const asked = [NOBODY, ann, "x", ben ?? "", ann, cho ?? ""];
    const told = await Promise.all(asked.map((id) => world().presences.around(id, 100)));
    const names = told.map(({ friends }) => friends.map(({ name, presence }) => `${name} ${presence}`));
    const anns = ["Ben online", "Cho offline"];
    expect(names).toEqual([[], anns, [], ["Ann offline"], anns, ["Ann offline"]]);
  });

  test("Q9 a lobby that lost its place changes nothing of what a newer one says", async () => {
    const [ann, ben, cho] = await befriended("Ben", "Cho");
    const [old, fresh] = [await world().presences.begin(), await world().presences.begin()];
    expect(fresh).toBeGreaterThan(old);
    await noteBy(old, [
      [ben ?? "", "online"],
      [cho ?? "", "online"],
    ]);
    await noteBy(fresh, [[ben ?? "", "online"]]);
    await noteBy(old, [[ben ?? "", "away"]]);
    await noteBy(old, [], [ben ?? "", cho ?? ""]);
    expect(await seenBy(ann)).toEqual(["Ben online", "Cho offline"]);
    expect(await noteBy(old, [], [], true)).toEqual([]);
    expect(await seenBy(ann)).toEqual(["Ben online", "Cho offline"]);
    expect(await noteBy(fresh, [], [], true)).toEqual([ben]);
  });
};
