import { readdirSync } from "node:fs";
import { MikroORM } from "@mikro-orm/pglite";
import { afterAll, beforeAll, expect, test } from "vitest";
import config from "../platform/database/mikro-orm.config.ts";
import type { Database } from "../platform/database/database.ts";
import { openTestDatabase } from "../platform/database/testing/open-test-database.ts";
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
