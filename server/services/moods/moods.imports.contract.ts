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

  test("M40 notes that can be had back are read before they are forgotten: of deleted moods, of what moods were and would have been", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const said = newMood({ note: "one" });
    const first = valueOf(await moods().create(ann, said));
    const lateAtMs = first.editedAtMs + 5;
    const second = valueOf(await moods().edit(ann, first.id, editOf(first, { note: "two" }, lateAtMs))).entry;
    const late = editOf(first, { note: "too late" }, first.editedAtMs - 9);
    expect(valueOf(await moods().edit(ann, first.id, late)).became).toBe("kept_aside");
    const gone = valueOf(await moods().create(ann, newMood({ note: "gone" })));
    valueOf(await moods().remove(ann, gone.id, { baseRevision: 1, editedAtMs: gone.editedAtMs }));
    valueOf(await moods().create(ann, newMood({ note: "stands" })));
    const bare = valueOf(await moods().create(ann, newMood()));
    valueOf(await moods().remove(ann, bare.id, { baseRevision: 1, editedAtMs: bare.editedAtMs }));
    const bens = valueOf(await moods().create(ben, newMood({ note: "Ben's" })));
    valueOf(await moods().remove(ben, bens.id, { baseRevision: 1, editedAtMs: bens.editedAtMs }));

    const past = await moods().pastNotes(ann, null, 100);
    expect(past.map(({ id }) => id)).toEqual(past.map(({ id }) => id).toSorted());
    const byNote = new Map(past.map((one) => [one.note, one]));
    expect([...byNote.keys()].toSorted()).toEqual(["gone", "one", "too late"]);
    const { mood, feltAtMs, timeZone } = said;
    const number = expect.any(Number) as number;
    const before = { revision: 1, saidAtMs: first.editedAtMs, keptAtMs: number };
    expect(byNote.get("one")).toEqual({
      id: expect.any(String) as string,
      key: said.key,
      note: "one",
      mood,
      feltAtMs,
      timeZone,
      goneAtMs: null,
      version: before,
    });
    const lost = { revision: null, saidAtMs: first.editedAtMs - 9, keptAtMs: number };
    expect(byNote.get("too late")).toMatchObject({ key: said.key, version: lost });
    expect(byNote.get("gone")).toMatchObject({ id: gone.id, key: gone.key, goneAtMs: number, version: null });
    // What a version says of itself is the same.
    expect(valueOf(await moods().versions(ann, first.id))).toMatchObject([
      { note: "too late", revision: null, saidAtMs: first.editedAtMs - 9, why: "lost" },
      { note: "one", revision: 1, saidAtMs: first.editedAtMs, why: "replaced" },
    ]);
    const parts = [];
    for (let after: string | null = null; ;) {
      const [one] = await moods().pastNotes(ann, after, 1);
      if (one === undefined) break;
      parts.push(one);
      after = one.id;
    }
    expect(parts).toEqual(past);
    for (const id of ["x", "' or true"]) expect(await moods().pastNotes(id, null, 10)).toEqual([]);
    expect(await moods().pastNotes(ann, "x", 10)).toEqual(await moods().pastNotes("x", null, 10));

    await moods().forgetNotes(ann);
    expect(await moods().pastNotes(ann, null, 100)).toEqual([]);
    expect((await moods().pastNotes(ben, null, 100)).map(({ note }) => note)).toEqual(["Ben's"]);
    expect(second?.note).toBe("two");
    await world().pass(31 * 86_400_000);
    expect(await moods().pastNotes(ben, null, 100)).toEqual([]);
  });

  test("M41 an inbox tells when one chose something about one's moods, and when notes were forgotten", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const atMs = async (id: string) => (await moods().around(id, 10)).moodsAtMs;
    expect(await atMs(ann)).toBe(0);
    let lastMs = 0;
    for (const act of [
      () => moods().setSettings(ann, { isPrivate: true, isInCommunity: false }),
      () => moods().forgetNotes(ann),
      () => moods().setSettings(ann, { isPrivate: false, isInCommunity: false }),
    ]) {
      await act();
      expect(await atMs(ann)).toBeGreaterThan(lastMs);
      lastMs = await atMs(ann);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(await atMs(ben)).toBe(0);
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
