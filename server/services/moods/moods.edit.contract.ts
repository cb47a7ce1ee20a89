import { expect, test } from "vitest";
import { VERSION_DAYS } from "#shared/schema/mood.limits.ts";
import type { EditMood, MoodChange, MoodDraft, MoodView } from "#shared/schema/mood.ts";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";
import { editOf, moodDraft, newMood } from "../testing/mood.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const GONE = { ok: false, refusal: { code: "no_such_mood" } };

/** What `Moods` promises of changes: which of two stands, and how the other is had back. */
export const describeMoodChanges: Contract = (world) => {
  const moods = () => world().moods;
  const nowMs = async (): Promise<number> => Math.floor(await world().nowMs());
  /** Somebody with one mood, which two devices show; a device says what it does and when. */
  const two = async (of: Partial<MoodDraft> = {}) => {
    const ann = await world().addUser("Ann");
    const shown = valueOf(await moods().create(ann, newMood({ note: "first", ...of })));
    const { id } = shown;
    return {
      ann,
      id,
      shown,
      startMs: await nowMs(),
      change: async (on: MoodView, note: string, atMs: number) =>
        valueOf(await moods().edit(ann, id, editOf(on, { note }, atMs))),
      remove: async ({ revision }: MoodView, editedAtMs: number) =>
        valueOf(await moods().remove(ann, id, { baseRevision: revision, editedAtMs })),
      versions: async () => valueOf(await moods().versions(ann, id)).map(({ note, why }) => `${note} ${why}`),
      stands: async () => (await moods().one(ann, id))?.note ?? null,
    };
  };

  test("M9 a change of what the device showed stands, whatever its clock says; what it replaced is kept", async () => {
    const { ann, id, shown, startMs, change, versions } = await two();
    const second = await change(shown, "second", startMs - 9 * DAY_MS);
    expect(second).toEqual({
      entry: { ...shown, note: "second", revision: 2, editedAtMs: startMs - 9 * DAY_MS },
      became: "applied",
    });
    const { entry } = second;
    if (entry === null) throw new Error("It stands.");
    const whole: Partial<MoodDraft> = {
      mood: "own word",
      intensity: 1,
      valence: 0,
      arousal: 1,
      note: "",
      tags: ["B", "a"],
      audience: "everyone",
      feltAtMs: Date.UTC(2025, 6, 1, 12),
      timeZone: "Asia/Tokyo",
    };
    const third = valueOf(await moods().edit(ann, id, editOf(entry, whole, startMs))).entry;
    expect(third).toEqual({ ...entry, ...whole, day: "2025-07-01", revision: 3, editedAtMs: startMs });
    expect(await moods().one(ann, id)).toEqual(third);
    expect(await versions()).toEqual(["second replaced", "first replaced"]);
    const [newest] = valueOf(await moods().versions(ann, id));
    const { key: _key, day: _day, importId: _import, id: _id, ...said } = entry;
    const saidAtMs = expect.any(Number) as number;
    expect(newest).toEqual({ ...said, id: newest?.id, saidAtMs, revision: 2, why: "replaced" });
  });

  test("M10 of two changes that did not know each other the one made later stands, in whichever order they come", async () => {
    for (const order of ["earlier first", "later first"] as const) {
      const { shown, startMs, change, versions, stands } = await two();
      const earlier = () => change(shown, "earlier", startMs - HOUR_MS);
      const later = () => change(shown, "later", startMs - 1_000);
      // That it came, on a device that had shown it, was before both.
      const first = order === "earlier first" ? await earlier() : await later();
      expect(first).toMatchObject({ became: "applied", entry: { revision: 2 } });
      const second = order === "earlier first" ? await later() : await earlier();
      expect(await stands()).toBe("later");
      if (order === "earlier first") {
        expect(second).toMatchObject({ became: "applied", entry: { note: "later", revision: 3 } });
        expect(await versions()).toEqual(["earlier replaced", "first replaced"]);
      } else {
        expect(second).toMatchObject({ became: "kept_aside", entry: { note: "later", revision: 2 } });
        expect(await versions()).toEqual(["earlier lost", "first replaced"]);
      }
    }
  });

  test("M11 a clock that is ahead counts as the server's, so it wins over nothing that comes after", async () => {
    const { ann, shown, startMs, change, stands, versions } = await two();
    const ahead = await change(shown, "from the future", startMs + 9 * DAY_MS);
    expect(ahead.became).toBe("applied");
    const countedMs = ahead.entry?.editedAtMs ?? 0;
    expect(countedMs).toBeGreaterThanOrEqual(startMs);
    expect(countedMs).toBeLessThanOrEqual((await nowMs()) + 1);
    await world().pass(HOUR_MS);
    const after = await change(shown, "an hour later", startMs + HOUR_MS / 2);
    expect(after).toMatchObject({ became: "applied", entry: { note: "an hour later" } });
    expect(await stands()).toBe("an hour later");
    // Known by what its device said, it is the same change still.
    expect(await change(shown, "from the future", startMs + 9 * DAY_MS)).toMatchObject({ entry: after.entry });
    expect(await versions()).toEqual(["from the future replaced", "first replaced"]);
    expect(await moods().one(ann, shown.id)).toEqual(after.entry);
  });

  test("M12 of two of the same moment the one that stands stays", async () => {
    const { shown, startMs, change, stands, versions } = await two();
    const ahead = await change(shown, "stands", startMs + 9 * DAY_MS);
    const same = await change(shown, "comes", ahead.entry?.editedAtMs ?? 0);
    expect(same).toMatchObject({ became: "kept_aside", entry: { note: "stands", revision: 2 } });
    expect(await stands()).toBe("stands");
    expect(await versions()).toEqual(["comes lost", "first replaced"]);
  });

  test("M13 a repeat of a change answers the same and makes no second version, also when others came between", async () => {
    const { shown, startMs, change, versions, stands } = await two();
    const later = () => change(shown, "later", startMs - 1_000);
    const earlier = () => change(shown, "earlier", startMs - HOUR_MS);
    const first = await later();
    const lost = await earlier();
    for (let time = 0; time < 2; time += 1) {
      expect(await later()).toEqual(first);
      expect(await earlier()).toEqual(lost);
    }
    expect(await versions()).toEqual(["earlier lost", "first replaced"]);
    // Somebody who knew it changed it on a clock that is behind: the repeat does not undo that.
    if (first.entry === null) throw new Error("It stands.");
    const known = await change(first.entry, "after that", startMs - 2 * HOUR_MS);
    expect(known.became).toBe("applied");
    expect((await later()).entry).toEqual(known.entry);
    expect((await earlier()).entry).toEqual(known.entry);
    expect(await stands()).toBe("after that");
    expect(await versions()).toEqual(["later replaced", "earlier lost", "first replaced"]);
  });

  test("M14 many changes at once come one after another: none is lost without a trace", async () => {
    const { ann, id, shown, startMs } = await two();
    const edits: EditMood[] = Array.from({ length: 8 }, (_, at) =>
      editOf(shown, { note: `n${at}` }, startMs - 100_000 + ((at * 5) % 8) * 1_000),
    );
    await Promise.all(edits.map((edit) => moods().edit(ann, id, edit)));
    const stands = await moods().one(ann, id);
    expect(stands?.note).toBe(edits.toSorted((one, other) => other.editedAtMs - one.editedAtMs)[0]?.note);
    const kept = valueOf(await moods().versions(ann, id)).map(({ note }) => note);
    expect([...kept, stands?.note].toSorted()).toEqual(["first", ...edits.map(({ note }) => note)].toSorted());
  });

  test("M15 a deletion stands by the same rule, and so does a change of what was deleted", async () => {
    const deletedFirst = await two();
    const before = deletedFirst.startMs - HOUR_MS;
    expect(await deletedFirst.remove(deletedFirst.shown, before)).toEqual({ entry: null, became: "applied" });
    expect(await deletedFirst.stands()).toBeNull();
    const tooEarly = await deletedFirst.change(deletedFirst.shown, "too early", before - 1_000);
    expect(tooEarly).toEqual({ entry: null, became: "kept_aside" });
    expect(await deletedFirst.versions()).toContain("too early lost");
    const laterEdit = await deletedFirst.change(deletedFirst.shown, "later", before + 1_000);
    expect(laterEdit).toMatchObject({ became: "applied", entry: { note: "later" } });
    expect(await deletedFirst.stands()).toBe("later");
    expect(await deletedFirst.versions()).toContain("first replaced");

    const changedFirst = await two();
    const atMs = changedFirst.startMs - HOUR_MS;
    const { entry } = await changedFirst.change(changedFirst.shown, "changed", atMs);
    expect(await changedFirst.remove(changedFirst.shown, atMs - 1_000)).toEqual({ entry, became: "kept_aside" });
    expect(await changedFirst.remove(changedFirst.shown, atMs)).toMatchObject({ entry });
    expect(await changedFirst.stands()).toBe("changed");
    const gone = { entry: null, became: "applied" };
    expect(await changedFirst.remove(changedFirst.shown, atMs + 1_000)).toEqual(gone);
    expect(await changedFirst.stands()).toBeNull();
  });

  test("M16 a repeat of a deletion answers the same, and a known one needs no clock", async () => {
    const { ann, id, shown, startMs, remove, versions } = await two();
    const gone = { entry: null, became: "applied" };
    for (let time = 0; time < 3; time += 1) expect(await remove(shown, startMs - 9 * DAY_MS)).toEqual(gone);
    expect(await versions()).toEqual([]);
    expect(await moods().one(ann, id)).toBeNull();
    // Had back since, it does not go again.
    const back = valueOf(await moods().restore(ann, id, null));
    expect((await remove(shown, startMs - 9 * DAY_MS)).entry).toEqual(back);
    expect(await moods().one(ann, id)).toEqual(back);
  });

  test("M17 a version becomes what stands, and what stood a version", async () => {
    const { ann, id, shown, startMs, change, versions } = await two({ tags: ["then"], feltAtMs: Date.UTC(2025, 0, 5) });
    await change(shown, "later", startMs - 1_000);
    await change(shown, "earlier", startMs - HOUR_MS);
    const [lost, replaced] = valueOf(await moods().versions(ann, id));
    const restored = valueOf(await moods().restore(ann, id, lost?.id ?? ""));
    expect(restored).toMatchObject({ ...shown, note: "earlier", revision: 3, editedAtMs: restored.editedAtMs });
    expect(restored.editedAtMs).toBeGreaterThanOrEqual(startMs - 1);
    expect(await moods().one(ann, id)).toEqual(restored);
    expect(await versions()).toContain("later replaced");
    const first = valueOf(await moods().restore(ann, id, replaced?.id ?? ""));
    expect(first).toEqual({ ...shown, revision: 4, editedAtMs: first.editedAtMs });
    expect(await versions()).toContain("earlier replaced");
  });

  test("M17 what was deleted comes back, as it was or as a version", async () => {
    const { ann, id, shown, startMs, change, remove } = await two({ tags: ["then"] });
    const { entry } = await change(shown, "second", startMs - HOUR_MS);
    if (entry === null) throw new Error("It stands.");
    await remove(entry, startMs);
    const back = valueOf(await moods().restore(ann, id, null));
    expect(back).toEqual({ ...entry, revision: back.revision, editedAtMs: back.editedAtMs });
    expect(back.revision).toBeGreaterThan(entry.revision);
    expect(await moods().one(ann, id)).toEqual(back);
    // There is nothing more to bring back, and nothing changes.
    expect(valueOf(await moods().restore(ann, id, null))).toEqual(back);
    await remove(back, startMs);
    const [version] = valueOf(await moods().versions(ann, id));
    expect(valueOf(await moods().restore(ann, id, version?.id ?? ""))).toMatchObject({ note: "first", tags: ["then"] });
    expect(await moods().one(ann, id)).toMatchObject({ note: "first" });
  });

  test("M18 what was replaced or deleted is gone for good after its days", async () => {
    const kept = await two();
    await kept.change(kept.shown, "second", kept.startMs);
    const deleted = await two();
    await deleted.remove(deleted.shown, deleted.startMs);
    await world().pass((VERSION_DAYS - 1) * DAY_MS);
    const [version] = valueOf(await moods().versions(kept.ann, kept.id));
    expect(await kept.versions()).toEqual(["first replaced"]);
    expect(await deleted.versions()).toEqual([]);
    await world().pass(2 * DAY_MS);
    expect(await kept.versions()).toEqual([]);
    expect(await moods().restore(kept.ann, kept.id, version?.id ?? "")).toEqual({
      ok: false,
      refusal: { code: "no_such_version" },
    });
    expect(await kept.stands()).toBe("second");
    const change: MoodChange = { baseRevision: 9, editedAtMs: deleted.startMs };
    expect(await moods().restore(deleted.ann, deleted.id, null)).toEqual(GONE);
    expect(await moods().versions(deleted.ann, deleted.id)).toEqual(GONE);
    expect(await moods().remove(deleted.ann, deleted.id, change)).toEqual(GONE);
    const edit = editOf(deleted.shown, { note: "too late" }, deleted.startMs + 40 * DAY_MS);
    expect(await moods().edit(deleted.ann, deleted.id, edit)).toEqual(GONE);
    expect(await deleted.stands()).toBeNull();
  });

  test("M43 what was deleted is listed with its note, deleted last first, until it is had back or its days are over", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const removeOne = async (of: Partial<MoodDraft>) => {
      const mood = valueOf(await moods().create(ann, newMood(of)));
      valueOf(await moods().remove(ann, mood.id, { baseRevision: 1, editedAtMs: mood.editedAtMs + 1 }));
      return mood;
    };
    valueOf(await moods().create(ann, newMood({ note: "there" })));
    const beforeMs = await nowMs();
    const first = await removeOne({ note: "first", tags: ["Tea"] });
    const afterMs = await nowMs();
    await world().pass(2 * HOUR_MS);
    const rest = [await removeOne({ note: "second" }), await removeOne({ note: "third" })];
    const page = await moods().removed(ann, null, 10);
    expect(page?.moods.map(({ note }) => note)).toEqual(["third", "second", "first"]);
    expect(page?.next).toBeNull();
    const listed = page?.moods[2];
    const { revision: _revision, editedAtMs: _at, ...said } = first;
    expect(listed).toMatchObject(said);
    expect(listed?.removedAtMs).toBeGreaterThanOrEqual(beforeMs - 1);
    expect(listed?.removedAtMs).toBeLessThanOrEqual(afterMs + 1);
    expect(listed?.untilMs).toBe((listed?.removedAtMs ?? 0) + VERSION_DAYS * DAY_MS);
    expect(await moods().removed(ben, null, 10)).toEqual({ moods: [], next: null });
    // Page by page.
    const seen: string[] = [];
    for (let cursor: string | null = null; ;) {
      const some = await moods().removed(ann, cursor, 1);
      seen.push(...(some?.moods.map(({ note }) => note) ?? []));
      cursor = some?.next ?? null;
      if (cursor === null) break;
    }
    expect(seen).toEqual(["third", "second", "first"]);
    expect(await moods().removed(ann, "no cursor", 10)).toBeNull();
    valueOf(await moods().restore(ann, rest[0]?.id ?? "", null));
    await world().pass((VERSION_DAYS - 1) * DAY_MS + 23 * HOUR_MS);
    expect((await moods().removed(ann, null, 10))?.moods.map(({ note }) => note)).toEqual(["third"]);
    await world().pass(2 * HOUR_MS);
    expect(await moods().removed(ann, null, 10)).toEqual({ moods: [], next: null });
  });

  test("M44 deleted for good it is had back by nothing, and its key brings it no more", async () => {
    const { ann, id, shown, startMs, change, remove } = await two({ note: "sealed words", tags: ["tea"] });
    const { id: other } = valueOf(await moods().create(ann, newMood({ note: "there" })));
    const { entry } = await change(shown, "second", startMs - HOUR_MS);
    if (entry === null) throw new Error("It stands.");
    // What stands has to be deleted first, and nobody else has a say.
    expect(await moods().forget(ann, id)).toEqual(GONE);
    await remove(entry, startMs);
    expect(await moods().forget(await world().addUser("Ben"), id)).toEqual(GONE);
    const [version] = valueOf(await moods().versions(ann, id));
    expect(await moods().forget(ann, id)).toEqual({ ok: true, value: {} });
    expect(await moods().forget(ann, id)).toEqual(GONE);
    expect(await moods().removed(ann, null, 10)).toEqual({ moods: [], next: null });
    for (const versionId of [null, version?.id ?? ""]) expect(await moods().restore(ann, id, versionId)).toEqual(GONE);
    expect(await moods().versions(ann, id)).toEqual(GONE);
    expect(await moods().edit(ann, id, editOf(entry, { note: "again" }, startMs + HOUR_MS))).toEqual(GONE);
    expect(await moods().remove(ann, id, { baseRevision: 9, editedAtMs: startMs + HOUR_MS })).toEqual(GONE);
    // A device whose answer was lost says it once more, and a file has it.
    const again = { key: shown.key, ...moodDraft({ note: "sealed words", tags: ["tea"] }) };
    expect(await moods().create(ann, again)).toEqual(GONE);
    const file = { key: crypto.randomUUID(), name: "a.csv", entries: [again] };
    expect(valueOf(await moods().importPart(ann, file)).added).toBe(0);
    const all = (await moods().page(ann, { from: "1970-01-01", until: "2999-12-31" }, null, null, 9))?.moods ?? [];
    expect(all.map((mood) => mood.id)).toEqual([other]);
  });
};
