import { expect, test } from "vitest";
import { CLOCK_AHEAD_MS } from "#shared/schema/mood.limits.ts";
import { DEFAULT_MOOD_SETTINGS, type MoodView } from "#shared/schema/mood.ts";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";
import { editOf, moodDraft, newMood } from "../testing/mood.ts";

export const NOBODY = "11111111-1111-4111-8111-111111111111";
export const EVER = { from: "2000-01-01", until: "2999-12-31" };
const refusedWith = (code: string) => ({ ok: false, refusal: { code } });

/** What `Moods` promises of moods that are made and looked at. */
export const describeMoods: Contract = (world) => {
  const moods = () => world().moods;
  const allOf = async (userId: string): Promise<readonly MoodView[]> => {
    const all: MoodView[] = [];
    for await (const some of moods().all(userId)) all.push(...some);
    return all;
  };

  test("M1 a mood is kept as it was said, with its day, and is its person's alone", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const said = newMood({
      mood: "fizzy 🫧 שלום",
      intensity: 0,
      valence: 1,
      arousal: 0.123_456_789_012_345_6,
      note: "Two lines,\n'quoted' \\ $1 — and ünïcode 👩‍👩‍👧",
      tags: ["Work", "long walk", "🎈", "a,b", '"'],
      audience: "followers",
      feltAtMs: Date.UTC(2025, 0, 1, 23, 30, 1, 7),
    });
    const beforeMs = await world().nowMs();
    const kept = valueOf(await moods().create(ann, said));
    const { id, editedAtMs, ...rest } = kept;
    expect(rest).toEqual({ ...said, day: "2025-01-02", revision: 1, importId: null });
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(editedAtMs).toBeGreaterThanOrEqual(Math.floor(beforeMs));
    expect(editedAtMs).toBeLessThanOrEqual((await world().nowMs()) + 1);
    expect(await moods().one(ann, id)).toEqual(kept);
    expect(await moods().page(ann, EVER, null, null, 10)).toEqual({ moods: [kept], next: null });
    expect(await moods().one(ben, id)).toBeNull();
    expect(await moods().page(ben, EVER, null, null, 10)).toEqual({ moods: [], next: null });
  });

  test("M2 a key makes one mood, however often and however much at once it comes", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const said = newMood({ note: "once", tags: ["tea"] });
    const first = valueOf(await moods().create(ann, said));
    for (let time = 0; time < 3; time += 1) expect(valueOf(await moods().create(ann, said))).toEqual(first);
    const other = newMood();
    const many = await Promise.all(Array.from({ length: 8 }, () => moods().create(ann, other)));
    expect(new Set(many.map((one) => valueOf(one).id)).size).toBe(1);
    expect(await allOf(ann)).toHaveLength(2);
    for (const change of [
      { note: "twice" },
      { tags: [] },
      { mood: "calmer" },
      { intensity: 0.6 },
      { audience: "everyone" as const },
      { timeZone: "Europe/Paris" },
      { feltAtMs: said.feltAtMs + 1 },
    ])
      expect(await moods().create(ann, { ...said, ...change })).toEqual(refusedWith("key_reused"));
    expect(await allOf(ann)).toHaveLength(2);
    // A key is its person's own.
    expect(valueOf(await moods().create(ben, { ...said, note: "mine" })).note).toBe("mine");
  });

  test("M2 a repeat after a change gets the mood as it stands; of a deleted one there is none", async () => {
    const ann = await world().addUser("Ann");
    const said = newMood({ note: "as it was" });
    const first = valueOf(await moods().create(ann, said));
    const atMs = Math.floor(await world().nowMs());
    const { entry } = valueOf(await moods().edit(ann, first.id, editOf(first, { note: "anew", tags: ["x"] }, atMs)));
    expect(entry).toMatchObject({ note: "anew", revision: 2 });
    expect(valueOf(await moods().create(ann, said))).toEqual(entry);
    expect(await moods().create(ann, { ...said, note: "other" })).toEqual(refusedWith("key_reused"));
    valueOf(await moods().remove(ann, first.id, { baseRevision: 2, editedAtMs: atMs + 1 }));
    expect(await moods().create(ann, said)).toEqual(refusedWith("no_such_mood"));
    expect(await allOf(ann)).toEqual([]);
  });

  test("M3 no mood is from after now, but for clocks that are a little ahead", async () => {
    const ann = await world().addUser("Ann");
    const nowMs = Math.floor(await world().nowMs());
    const late = newMood({ feltAtMs: nowMs + CLOCK_AHEAD_MS + 60_000 });
    expect(await moods().create(ann, late)).toEqual(refusedWith("bad_time"));
    const kept = valueOf(await moods().create(ann, newMood({ feltAtMs: nowMs + CLOCK_AHEAD_MS - 60_000 })));
    const edit = editOf(kept, { feltAtMs: late.feltAtMs }, nowMs);
    expect(await moods().edit(ann, kept.id, edit)).toEqual(refusedWith("bad_time"));
    expect(await allOf(ann)).toEqual([kept]);
    // A clock that was set back makes an old mood, which is one.
    const oldest = valueOf(await moods().create(ann, newMood({ feltAtMs: Date.UTC(2000, 0, 1), timeZone: "UTC" })));
    expect(oldest.day).toBe("2000-01-01");
  });

  test("M4 a day holds several; they come newest first, page by page, without gaps or repeats", async () => {
    const ann = await world().addUser("Ann");
    const atMs = Date.UTC(2025, 4, 6, 10);
    // Two of the same moment stand at the edge of a page.
    const times = [0, 60_000, 60_000, 60_000, 7_200_000, 86_400_000, 86_400_001].map((ms) => atMs + ms);
    const made: MoodView[] = [];
    for (const feltAtMs of times) made.push(valueOf(await moods().create(ann, newMood({ feltAtMs }))));
    for (const limit of [1, 2, 3, 7, 100]) {
      const seen: MoodView[] = [];
      let cursor: string | null = null;
      do {
        const page = await moods().page(ann, EVER, null, cursor, limit);
        if (page === null) throw new Error("That was a cursor of its own.");
        expect(page.moods.length).toBeLessThanOrEqual(limit);
        seen.push(...page.moods);
        cursor = page.next;
      } while (cursor !== null);
      expect(seen.map(({ feltAtMs }) => feltAtMs)).toEqual(times.toReversed());
      expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(made.map(({ id }) => id)));
    }
    for (const cursor of ["x", "", "MS8x", "0"]) expect(await moods().page(ann, EVER, null, cursor, 5)).toBeNull();
  });

  test("M5 a tag finds its moods whatever its capitals, and nothing else does", async () => {
    const ann = await world().addUser("Ann");
    const tagged = async (hours: number, ...tags: string[]) =>
      valueOf(await moods().create(ann, newMood({ tags, feltAtMs: Date.UTC(2025, 4, 6, hours) }))).id;
    const [first, second, third] = [
      await tagged(1, "Ärger", "work"),
      await tagged(2, "ärger"),
      await tagged(3, "work%", "ÄRGER 2"),
    ];
    const found = async (tag: string) => (await moods().page(ann, EVER, tag, null, 10))?.moods.map(({ id }) => id);
    for (const tag of ["ärger", "ÄRGER", "Ärger"]) expect(await found(tag)).toEqual([second, first]);
    expect(await found("WORK")).toEqual([first]);
    expect(await found("work%")).toEqual([third]);
    for (const tag of ["", "%", "wor_", "arger"]) expect(await found(tag)).toEqual([]);
    const page = await moods().page(ann, EVER, "ärger", null, 1);
    expect((await moods().page(ann, EVER, "ärger", page?.next ?? null, 1))?.moods[0]?.id).toBe(first);
  });

  test("M6 all come oldest first, some at a time, each once", async () => {
    const ann = await world().addUser("Ann");
    const start = Date.UTC(2024, 0, 1);
    const most = 620;
    const entries = Array.from({ length: most }, (_, at) =>
      newMood({ feltAtMs: start + ((at * 37) % most) * 3_600_000, note: at % 50 === 0 ? `${at}` : "" }),
    );
    valueOf(await moods().importPart(ann, { key: NOBODY, name: "many.csv", entries }));
    const sizes: number[] = [];
    for await (const some of moods().all(ann)) sizes.push(some.length);
    expect(sizes.length).toBeGreaterThan(1);
    expect((await allOf(ann)).map(({ feltAtMs }) => feltAtMs)).toEqual(
      entries.map(({ feltAtMs }) => feltAtMs).toSorted((one, other) => one - other),
    );
  });

  test("M7 whoever is gone has none, and nobody has any", async () => {
    const ann = await world().addUser("Ann");
    const kept = valueOf(await moods().create(ann, newMood({ note: "here" })));
    const part = { key: NOBODY, name: "a.csv", entries: [newMood()] };
    valueOf(await moods().importPart(ann, part));
    valueOf(await moods().setSettings(ann, { isPrivate: false, isInCommunity: true }));
    await world().removeUser(ann);
    const change = { baseRevision: 1, editedAtMs: kept.editedAtMs };
    for (const id of [ann, NOBODY, "x", "' or true"]) {
      expect(await moods().create(id, newMood())).toEqual(refusedWith("no_such_person"));
      expect(await moods().importPart(id, part)).toEqual(refusedWith("no_such_person"));
      expect(await moods().setSettings(id, { isPrivate: true, isInCommunity: true })).toEqual(
        refusedWith("no_such_person"),
      );
      expect(await moods().shared(id, id)).toEqual(refusedWith("no_such_person"));
      expect(await moods().settings(id)).toEqual(DEFAULT_MOOD_SETTINGS);
      expect(await moods().one(id, kept.id)).toBeNull();
      expect(await moods().page(id, EVER, null, null, 10)).toEqual({ moods: [], next: null });
      for (const list of ["days", "hours", "tags"] as const) expect(await moods()[list](id, EVER)).toEqual([]);
      expect(await moods().words(id)).toEqual([]);
      expect(await moods().imports(id)).toEqual([]);
      expect(await moods().forgetNotes(id)).toBe(0);
      expect(await moods().pastNotes(id, null, 10)).toEqual([]);
      expect(await moods().around(id, 10)).toEqual({ moodsAtMs: 0, insightsAtMs: 0, moods: [] });
      expect(await allOf(id)).toEqual([]);
      for (const outcome of [
        await moods().edit(id, kept.id, editOf(kept, {}, change.editedAtMs)),
        await moods().remove(id, kept.id, change),
        await moods().versions(id, kept.id),
        await moods().restore(id, kept.id, null),
      ])
        expect(outcome).toEqual(refusedWith("no_such_mood"));
      expect(await moods().undoImport(id, NOBODY)).toEqual(refusedWith("no_such_import"));
    }
  });

  test("M8 what is somebody else's, unknown, or no id, is not there, and stays as it was", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const kept = valueOf(await moods().create(ann, newMood()));
    const imported = valueOf(await moods().importPart(ann, { key: NOBODY, name: "a.csv", entries: [newMood()] }));
    const atMs = Math.floor(await world().nowMs());
    const edited = valueOf(await moods().edit(ann, kept.id, editOf(kept, { mood: "other" }, atMs))).entry;
    const [version] = valueOf(await moods().versions(ann, kept.id));
    for (const [who, id] of [
      [ben, kept.id],
      [ann, NOBODY],
      [ann, "x"],
      [ann, "' or true"],
    ] as const) {
      expect(await moods().one(who, id)).toBeNull();
      for (const outcome of [
        await moods().edit(who, id, { ...moodDraft(), baseRevision: 2, editedAtMs: atMs }),
        await moods().remove(who, id, { baseRevision: 2, editedAtMs: atMs }),
        await moods().versions(who, id),
        await moods().restore(who, id, null),
        await moods().restore(who, id, version?.id ?? ""),
      ])
        expect(outcome).toEqual(refusedWith("no_such_mood"));
    }
    for (const id of [NOBODY, "x", kept.id])
      expect(await moods().restore(ann, kept.id, id)).toEqual(refusedWith("no_such_version"));
    expect(await moods().undoImport(ben, imported.importId)).toEqual(refusedWith("no_such_import"));
    for (const id of [NOBODY, "x"]) expect(await moods().undoImport(ann, id)).toEqual(refusedWith("no_such_import"));
    expect(await moods().one(ann, kept.id)).toEqual(edited);
  });
};
