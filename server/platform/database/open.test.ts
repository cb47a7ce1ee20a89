import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openDatabase } from "./open.ts";
import { createEmptyDatabase, openTestDatabase, testServerUrl } from "./testing/open-test-database.ts";
import { DatabaseUnusable } from "./unusable.ts";

/** Several new databases, a few seconds each on a busy machine. */
const SLOW_MS = 90_000;
let directory: string;
beforeAll(() => void (directory = mkdtempSync(join(tmpdir(), "hugmood-open-"))));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("the embedded database", { timeout: SLOW_MS }, () => {
  test("O1 opens, migrates once, keeps what was written, and is given free at close", async () => {
    const dataDir = join(directory, "data");
    const lines: string[] = [];
    const first = await openDatabase({ dataDir, log: (line) => lines.push(line) });
    await first.rows("insert into users (username) values ('Ann')");
    await expect(openDatabase({ dataDir })).rejects.toThrow(/in use by this same process/);
    await first.close();
    expect(lines).toHaveLength(1);
    const second = await openDatabase({ dataDir, log: (line) => lines.push(line) });
    expect(await second.rows("select username from users")).toEqual([{ username: "Ann" }]);
    expect(lines).toHaveLength(1);
    await second.close();
  });

  test("O2 a damaged directory and one that is a file are refused with a sentence, and no lock is left", async () => {
    const dataDir = join(directory, "file");
    writeFileSync(dataDir, "");
    await expect(openDatabase({ dataDir })).rejects.toThrow(DatabaseUnusable);
    const damaged = mkdtempSync(join(directory, "damaged-"));
    writeFileSync(join(damaged, "database"), "not a directory");
    for (let round = 0; round < 2; round += 1) {
      await expect(openDatabase({ dataDir: damaged })).rejects.toThrow(/cannot be opened .*DATA_DIR/);
    }
  });
});

describe("a first start", { timeout: SLOW_MS }, () => {
  test("O5 that was cut short is done again", async () => {
    const dataDir = mkdtempSync(join(directory, "cut-"));
    mkdirSync(join(dataDir, "database"));
    writeFileSync(join(dataDir, "database", "PG_VERSION"), "18\n");
    writeFileSync(join(dataDir, "database.making"), "");
    const database = await openDatabase({ dataDir });
    expect(await database.rows("select count(*)::int as count from users")).toEqual([{ count: 0 }]);
    expect(existsSync(join(dataDir, "database.making"))).toBe(false);
    await database.close();
  });

  test("O6 removes nothing that it did not begin", async () => {
    const dataDir = mkdtempSync(join(directory, "kept-"));
    mkdirSync(join(dataDir, "database"));
    const file = join(dataDir, "database", "PG_VERSION");
    writeFileSync(file, "18\n");
    await expect(openDatabase({ dataDir })).rejects.toThrow(DatabaseUnusable);
    expect(existsSync(file)).toBe(true);
  });
});

describe("a PostgreSQL server", () => {
  test("O3 that is not there is refused with a sentence, soon", async () => {
    const databaseUrl = "postgres://user:secret-word@127.0.0.1:9/nowhere";
    const attempt = openDatabase({ databaseUrl, dataDir: directory });
    await expect(attempt).rejects.toThrow(/PostgreSQL server of DATABASE_URL cannot be used .*ECONNREFUSED/);
    await expect(attempt).rejects.not.toThrow(/secret-word/);
  });

  const skips = testServerUrl() === undefined;
  test.skipIf(skips)("O4 is migrated by one process at a time", async () => {
    const { url, drop } = await createEmptyDatabase();
    const open = () => openDatabase({ databaseUrl: url, dataDir: directory });
    const several = await Promise.all([open(), open(), open()]);
    expect(await several[0]?.rows("select count(*)::int as count from users")).toEqual([{ count: 0 }]);
    await Promise.all(several.map((it) => it.close()));
    await drop();
  });

  test.skipIf(skips)("O8 with a database that is not in UTF-8 is refused with a sentence, untouched", async () => {
    const { url, drop } = await createEmptyDatabase("encoding 'SQL_ASCII' locale 'C' template template0");
    const attempt = openDatabase({ databaseUrl: url, dataDir: directory });
    await expect(attempt).rejects.toThrow(/keeps its text as SQL_ASCII, and HugMood needs UTF8/);
    await drop();
  });

  test.skipIf(skips)("O7 that drops its connections is unavailable for a moment, and the process lives", async () => {
    const database = await openTestDatabase("postgres");
    const slow = Promise.allSettled([1, 2, 3].map(() => database.rows("select pg_sleep(5)")));
    const asleep =
      "select pid from pg_stat_activity where datname = current_database() and query = 'select pg_sleep(5)'";
    await vi.waitFor(async () => expect(await database.rows(asleep)).toHaveLength(3));
    await database.rows(`select pg_terminate_backend(pid) from (${asleep}) as those`);
    for (const answer of await slow) {
      expect(answer).toMatchObject({ status: "rejected", reason: { name: "Unavailable", service: "database" } });
    }
    // A dropped connection may be handed out once more before its end is noticed.
    await vi.waitFor(async () => expect(await database.rows("select 1 as one")).toEqual([{ one: 1 }]));
    await expect(database.rows("select no_such_column")).rejects.toMatchObject({ code: "42703" });
    await database.close();
  });
});
