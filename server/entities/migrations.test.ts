import { readdirSync } from "node:fs";
import { MikroORM } from "@mikro-orm/pglite";
import { afterAll, beforeAll, expect, test } from "vitest";
import config from "../platform/database/mikro-orm.config.ts";
import type { Database } from "../platform/database/database.ts";
import { openTestDatabase } from "../platform/database/testing/open-test-database.ts";
import { Migration20261127040000_community_since } from "./migrations/Migration20261127040000_community_since.ts";
import { Migration20261127060100_lived_days } from "./migrations/Migration20261127060100_lived_days.ts";
import { MIGRATIONS } from "./migrations.list.ts";

const files = readdirSync(new URL("./migrations", import.meta.url))
  .filter((name) => name.endsWith(".ts"))
  .toSorted();

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase("pglite");
});
afterAll(() => database.close());

test("V1 every migration is in the list, oldest first", () => {
  expect(MIGRATIONS.map(({ name }) => `${name}.ts`)).toEqual(files);
});

test("V2 the entities and the migrations' snapshot agree", async () => {
  const orm = await MikroORM.init(config);
  expect(await orm.migrator.checkSchema()).toBe(false);
  await orm.close();
});

test("V3 what the migrations make has every column and table of the entities, and nothing the entities would drop", async () => {
  const sql = await database.orm.schema.getUpdateSchemaSQL({ wrap: false });
  // The migrations' own: indexes on expressions, functions, the view and the trigger. PostgreSQL writes that default in another way.
  const own = /^drop (index|function|trigger|view)|alter column "username" set default 'guest-'/;
  const rest = sql.split("\n").filter((line) => line !== "" && !own.test(line));
  expect(rest).toEqual([]);
});

test("V4 every foreign key has an index", async () => {
  const bare = await database.rows(`
    select conrelid::regclass::text as table_name, conname from pg_constraint as key
    where contype = 'f' and not exists (
      select from pg_index where indrelid = key.conrelid and indpred is null
        and (indkey::int2[])[0:array_length(key.conkey, 1) - 1] = key.conkey
    )`);
  expect(bare).toEqual([]);
});

test("V5 names and mails are unique without regard to case", async () => {
  await database.rows("insert into users (username, email) values ('Ann', 'ann@example.org')");
  const again = (column: string, value: string) => database.rows(`insert into users (${column}) values ($1)`, [value]);
  await expect(again("username", "ANN")).rejects.toMatchObject({ code: "23505" });
  await expect(again("email", "Ann@Example.org")).rejects.toMatchObject({ code: "23505" });
});

/** What one of them says, so that it can be unlearned and learned. */
const sqlOf = (Of: (typeof MIGRATIONS)[number]["class"], which: "up" | "down"): readonly string[] => {
  const migration = new Of(database.orm.em.getDriver(), database.orm.config);
  void migration[which]();
  return migration.getQueries().map(String);
};

test("V6 days of before learn from when to when they were lived, and unlearn it", async () => {
  const sql = (which: "up" | "down") => sqlOf(Migration20261127060100_lived_days, which);
  const days = `select day::text, entries, epoch_ms(first_at)::float8 as first, epoch_ms(last_at)::float8 as last
    from mood_days order by day`;
  for (const statement of sql("down")) await database.rows(statement);
  const [{ id = "" } = {}] = await database.rows<{ id: string }>(
    "insert into users (username) values ('moods') returning id",
  );
  const times = ["2026-03-02T08:00:00Z", "2026-03-02T20:00:00Z", "2026-03-04T09:00:00Z", "2026-03-04T10:00:00Z"];
  for (const [at, time] of times.entries())
    await database.rows(
      `insert into mood_entries (user_id, client_key, mood, intensity, valence, arousal, audience, felt_at, time_zone,
        local_day, local_minute, edited_at, edit_mark, deleted_at)
      values ($1, gen_random_uuid(), 'calm', 0.5, 0.5, 0.5, 'nobody', $2::text::timestamptz, 'UTC', left($2, 10)::date, 0, now(), 0, $3::text::timestamptz)`,
      [id, time, at === 3 ? time : null],
    );
  for (const statement of sql("up")) await database.rows(statement);
  const [eight, twenty, nine] = times.map(Date.parse);
  expect(await database.rows(days)).toEqual([
    { day: "2026-03-02", entries: 2, first: eight, last: twenty },
    { day: "2026-03-04", entries: 1, first: nine, last: nine },
  ]);
  await database.rows("update mood_entries set deleted_at = now() where felt_at = $1::text::timestamptz", [times[1]]);
  expect(await database.rows(days)).toMatchObject([{ entries: 1, last: eight }, {}]);
});

test("V7 who agreed to be counted before that was dated is counted from the migration on, and nobody else", async () => {
  const sql = (which: "up" | "down") => sqlOf(Migration20261127040000_community_since, which);
  for (const statement of sql("down")) await database.rows(statement);
  for (const [name, isIn] of [
    ["agreed", true],
    ["never", false],
  ] as const)
    await database.rows(
      `with person as (insert into users (username) values ($1) returning id)
       insert into mood_states (user_id, is_in_community) select id, $2 from person`,
      [name, isIn],
    );
  const [{ before = 0 } = {}] = await database.rows<{ before: number }>(
    "select epoch_ms(wall_now())::float8 as before",
  );
  for (const statement of sql("up")) await database.rows(statement);
  const since = async (name: string) => {
    const [row] = await database.rows<{ since: number | null }>(
      `select epoch_ms(community_since)::float8 as since from mood_states join users on id = user_id where username = $1`,
      [name],
    );
    return row?.since;
  };
  expect(await since("agreed")).toBeGreaterThanOrEqual(before);
  expect(await since("never")).toBeNull();
  // What is brought along with its time, by a restore or a move, keeps it.
  await database.rows(
    `with person as (insert into users (username) values ('moved') returning id)
     insert into mood_states (user_id, is_in_community, community_since) select id, true, from_ms(1000) from person`,
  );
  expect(await since("moved")).toBe(1_000);
});
