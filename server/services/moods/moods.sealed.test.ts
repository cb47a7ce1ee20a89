import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewMood } from "#shared/schema/mood.ts";
import { batcherOn } from "../../platform/batcher.ts";
import { systemClock } from "../../platform/clock.ts";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import { createTestSealing } from "../../platform/sealing/testing/test-sealing.ts";
import { valueOf } from "../testing/hug.ts";
import { expectSealed } from "../testing/sealed-columns.ts";
import { createMoods } from "./moods.service.ts";

const MOOD: NewMood = {
  key: "5f0c2d9e-7d1a-4e0e-9a55-0d6c2a6d7f10",
  mood: "calm",
  intensity: 0.5,
  valence: 0.7,
  arousal: 0.2,
  note: "a quiet walk by the river",
  tags: ["walk"],
  audience: "nobody",
  feltAtMs: Date.UTC(2026, 0, 2, 12),
  timeZone: "Europe/Berlin",
};

const onDatabase = (dialect: Dialect): void => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
  });
  afterAll(() => database.close());

  test("M37 notes are sealed, those of earlier versions too; forgotten for good nothing of them is left; a shredded key opens none", async () => {
    const moods = createMoods({
      database,
      sealing: createTestSealing(database),
      createBatcher: batcherOn(systemClock),
    });
    const sql = "insert into users (display_name, is_anonymous) values ('Ann', true) returning id";
    const [{ id = "" } = {}] = await database.rows<{ id: string }>(sql);
    const made = valueOf(await moods.create(id, MOOD));
    const { key: _, ...draft } = MOOD;
    const edit = { ...draft, note: "by the sea", baseRevision: 1, editedAtMs: Date.UTC(2026, 0, 3) };
    expect(valueOf(await moods.edit(id, made.id, edit))).toMatchObject({ entry: { note: "by the sea", revision: 2 } });
    for (const name of ["mood_entries.note", "mood_versions.note"]) await expectSealed(database, name);
    expect(valueOf(await moods.versions(id, made.id))).toMatchObject([{ note: MOOD.note, why: "replaced" }]);
    const other = { ...MOOD, key: "5f0c2d9e-7d1a-4e0e-9a55-0d6c2a6d7f11" };
    const gone = valueOf(await moods.create(id, other));
    valueOf(await moods.edit(id, gone.id, edit));
    valueOf(await moods.remove(id, gone.id, { baseRevision: 2, editedAtMs: Date.UTC(2026, 0, 4) }));
    valueOf(await moods.forget(id, gone.id));
    const left = `select mood, note, felt_at = 'epoch' as "isBare",
      (select count(*)::int from mood_versions where mood_entry_id = e.id) as versions,
      (select count(*)::int from mood_entry_tags where mood_entry_id = e.id) as tags from mood_entries as e where id = $1`;
    const bare = { mood: "", note: null, isBare: true, versions: 0, tags: 0 };
    expect(await database.rows(left, [gone.id])).toEqual([bare]);
    await moods.forgetOld();
    expect(await database.rows(left, [gone.id])).toEqual([bare]);
    await database.rows("update mood_entries set updated_at = now() - interval '31 days' where id = $1", [gone.id]);
    await moods.forgetOld();
    expect(await database.rows(left, [gone.id])).toEqual([]);
    await database.rows(
      "update user_keys set wrapped_key = null, master_key = null, shredded_at = now() where user_id = $1",
      [id],
    );
    const fresh = createMoods({
      database,
      sealing: createTestSealing(database),
      createBatcher: batcherOn(systemClock),
    });
    expect(await fresh.one(id, made.id)).toMatchObject({ mood: "calm", note: "" });
  });
};
describe("notes of moods on PGlite", () => onDatabase("pglite"));
describe.skipIf(testServerUrl() === undefined)("notes of moods on PostgreSQL", () => onDatabase("postgres"));
