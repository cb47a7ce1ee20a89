import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { DEFAULT_MOOD_SETTINGS, type ImportPart, type NewMood } from "#shared/schema/mood.ts";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";
import { editOf, newMood } from "../testing/mood.ts";
import { EVER } from "./moods.contract.ts";

const refusedWith = (code: string) => ({ ok: false, refusal: { code } });
const STAYS = refusedWith("notes_stay_here");

/** What `Moods` promises of private notes and of files that are taken in. */
export const describeMoodImports: Contract = (world) => {
  const moods = () => world().moods;
  const notesOf = async (userId: string) =>
    (await moods().page(userId, EVER, null, null, 100))?.moods.map(({ note }) => note).toSorted();
  const countOf = async (userId: string) => (await notesOf(userId))?.length;

  test("M28 settings are the defaults until they are chosen, and each person's own", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    expect(await moods().settings(ann)).toEqual(DEFAULT_MOOD_SETTINGS);
    for (const isPrivate of [true, false])
      for (const isInCommunity of [true, false]) {
        const chosen = { isPrivate, isInCommunity };
        expect(valueOf(await moods().setSettings(ann, chosen))).toEqual(chosen);
        expect(await moods().settings(ann)).toEqual(chosen);
      }
    expect(await moods().settings(ben)).toEqual(DEFAULT_MOOD_SETTINGS);
  });

  test("M29 of whoever keeps notes on their devices none comes here, by no way", async () => {
    const ann = await world().addUser("Ann");
    const known = newMood({ note: "from before" });
    const before = valueOf(await moods().create(ann, known));
    valueOf(await moods().edit(ann, before.id, editOf(before, { note: "" }, before.editedAtMs)));
    const [version] = valueOf(await moods().versions(ann, before.id));
    valueOf(await moods().setSettings(ann, { isPrivate: true, isInCommunity: false }));
    expect(await moods().create(ann, newMood({ note: "a word" }))).toEqual(STAYS);
    const kept = valueOf(await moods().create(ann, newMood()));
    expect(await moods().edit(ann, kept.id, editOf(kept, { note: "a word" }, kept.editedAtMs))).toEqual(STAYS);
    const entries = [newMood(), newMood({ note: "a word" })];
    expect(await moods().importPart(ann, { key: randomUUID(), name: "a.csv", entries })).toEqual(STAYS);
    expect(await moods().restore(ann, before.id, version?.id ?? "")).toEqual(STAYS);
    expect(await notesOf(ann)).toEqual(["", ""]);
    expect(await moods().imports(ann)).toEqual([]);
    // What was taken already is answered as ever.
    expect(valueOf(await moods().create(ann, known))).toMatchObject({ id: before.id, note: "" });
    valueOf(await moods().setSettings(ann, { isPrivate: false, isInCommunity: false }));
    expect(valueOf(await moods().create(ann, newMood({ note: "a word" }))).note).toBe("a word");
  });

  test("M30 notes are forgotten, those of versions and of what was deleted too, and nothing else is", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const said = newMood({ note: "one", tags: ["stays"] });
    const first = valueOf(await moods().create(ann, said));
    const edit = editOf(first, { note: "two" }, first.editedAtMs);
    const second = valueOf(await moods().edit(ann, first.id, edit)).entry;
    valueOf(await moods().create(ann, newMood()));
    const gone = valueOf(await moods().create(ann, newMood({ note: "gone" })));
    valueOf(await moods().remove(ann, gone.id, { baseRevision: 1, editedAtMs: gone.editedAtMs }));
    valueOf(await moods().create(ben, newMood({ note: "Ben's" })));
    expect(await moods().forgetNotes(ann)).toBe(2);
    expect(await moods().forgetNotes(ann)).toBe(0);
    expect(await moods().one(ann, first.id)).toEqual({ ...second, note: "" });
    // A device that was not answered comes with its note once more.
    expect(valueOf(await moods().create(ann, said))).toEqual({ ...second, note: "" });
    expect(valueOf(await moods().versions(ann, first.id)).map(({ note }) => note)).toEqual([""]);
    expect(valueOf(await moods().restore(ann, gone.id, null)).note).toBe("");
    expect(await notesOf(ben)).toEqual(["Ben's"]);
  });

  test("M31 a file comes in parts; a part that comes again adds nothing", async () => {
    const ann = await world().addUser("Ann");
    const key = randomUUID();
    const part = (...entries: NewMood[]): ImportPart => ({ key, name: "daylio.csv", entries });
    const [one, two, three] = [newMood({ note: "n", tags: ["a"] }), newMood(), newMood()];
    const first = valueOf(await moods().importPart(ann, part(one, two, two)));
    expect(first.added).toBe(2);
    for (let time = 0; time < 2; time += 1)
      expect(valueOf(await moods().importPart(ann, part(one, two, two)))).toEqual({ ...first, added: 0 });
    expect(valueOf(await moods().importPart(ann, part(two, three)))).toEqual({ ...first, added: 1 });
    expect(await moods().imports(ann)).toEqual([
      { id: first.importId, name: "daylio.csv", createdAtMs: expect.any(Number) as number, entries: 3 },
    ]);
    const kept = (await moods().page(ann, EVER, "a", null, 5))?.moods[0];
    expect(kept).toMatchObject({ ...one, importId: first.importId, revision: 1 });
    // The same at once, from two windows.
    const more = part(newMood(), newMood());
    const both = await Promise.all([moods().importPart(ann, more), moods().importPart(ann, more)]);
    expect(both.map((outcome) => valueOf(outcome).added).toSorted()).toEqual([0, 2]);
    expect(await countOf(ann)).toBe(5);
  });

  test("M32 what is known is left as it is, however it came, and a part with something wrong adds nothing", async () => {
    const ann = await world().addUser("Ann");
    const own = newMood({ note: "logged here" });
    const logged = valueOf(await moods().create(ann, own));
    const deleted = valueOf(await moods().create(ann, newMood()));
    valueOf(await moods().remove(ann, deleted.id, { baseRevision: 1, editedAtMs: deleted.editedAtMs }));
    const entries = [{ ...own, note: "from the file" }, newMood({ key: deleted.key }), newMood()];
    expect(valueOf(await moods().importPart(ann, { key: randomUUID(), name: "a.csv", entries })).added).toBe(1);
    expect(await moods().one(ann, logged.id)).toEqual(logged);
    expect(await moods().one(ann, deleted.id)).toBeNull();
    const late = newMood({ feltAtMs: Math.floor(await world().nowMs()) + 86_400_000 });
    const wrong = { key: randomUUID(), name: "wrong.csv", entries: [newMood(), late] };
    expect(await moods().importPart(ann, wrong)).toEqual(refusedWith("bad_time"));
    expect(await countOf(ann)).toBe(2);
    expect((await moods().imports(ann)).map(({ name }) => name)).toEqual(["a.csv"]);
  });

  test("M33 an import is undone as a whole, changed since or not, and nothing else goes", async () => {
    const ann = await world().addUser("Ann");
    valueOf(await moods().create(ann, newMood({ note: "logged here" })));
    const bring = async (...entries: NewMood[]) =>
      valueOf(await moods().importPart(ann, { key: randomUUID(), name: "a.csv", entries }));
    const [first, second] = [await bring(newMood(), newMood(), newMood()), await bring(newMood({ note: "second" }))];
    const [changed, gone] =
      (await moods().page(ann, EVER, null, null, 9))?.moods.filter(({ importId }) => importId === first.importId) ?? [];
    if (!changed || !gone) throw new Error("They came with it.");
    valueOf(await moods().edit(ann, changed.id, editOf(changed, { note: "changed" }, changed.editedAtMs)));
    valueOf(await moods().remove(ann, gone.id, { baseRevision: 1, editedAtMs: gone.editedAtMs }));
    expect((await moods().imports(ann)).map(({ entries }) => entries)).toEqual([1, 2]);
    expect(await moods().undoImport(ann, first.importId)).toEqual({ ok: true, value: { entries: 2 } });
    expect(await moods().undoImport(ann, first.importId)).toEqual(refusedWith("no_such_import"));
    expect((await moods().imports(ann)).map(({ id }) => id)).toEqual([second.importId]);
    expect(await notesOf(ann)).toEqual(["logged here", "second"]);
    expect(await moods().days(ann, EVER)).toMatchObject([{ entries: 2 }]);
    // One of them can be had back by itself.
    expect(valueOf(await moods().restore(ann, changed.id, null)).note).toBe("changed");
  });

  test.each(["the same key", "another key"])(
    "M34 an import that was undone comes back with all of its parts under %s, and can be undone again",
    async (under) => {
      const ann = await world().addUser("Ann");
      const parts = [[newMood(), newMood()], [newMood()], [newMood()]];
      const bring = async (key: string) => {
        let [importId, added] = ["", 0];
        for (const entries of parts) {
          const told = valueOf(await moods().importPart(ann, { key, name: "a.csv", entries }));
          importId = told.importId;
          added += told.added;
        }
        return { importId, added };
      };
      const key = randomUUID();
      const first = await bring(key);
      expect(first.added).toBe(4);
      // One that went before comes back with the others.
      const [one] = (await moods().page(ann, EVER, null, null, 1))?.moods ?? [];
      valueOf(await moods().remove(ann, one?.id ?? "", { baseRevision: 1, editedAtMs: one?.editedAtMs ?? 0 }));
      valueOf(await moods().undoImport(ann, first.importId));
      expect(await countOf(ann)).toBe(0);
      const again = await bring(under === "the same key" ? key : randomUUID());
      expect(again.added).toBe(4);
      expect(await countOf(ann)).toBe(4);
      expect(await moods().imports(ann)).toMatchObject([{ id: again.importId, entries: 4 }]);
      expect(await moods().undoImport(ann, again.importId)).toEqual({ ok: true, value: { entries: 4 } });
      expect(await countOf(ann)).toBe(0);
    },
  );
};
