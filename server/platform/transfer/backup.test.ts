import { mkdtempSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { openDatabase } from "../database/open.ts";
import { openTestDatabase, testServerUrl } from "../database/testing/open-test-database.ts";
import { createDatabaseWorld } from "../../services/testing/database-world.ts";
import { isSame } from "./digest.ts";
import { fillDatabase } from "./fill.ts";
import { readBackup } from "./read-backup.ts";
import { restoreBackup } from "./restore.ts";
import { keysOpenWith } from "./sealed-keys.ts";
import { everythingIn, fill, peopleIn, SECRET, startOnce, type Filled } from "./testing/filled.ts";
import { writeBackup } from "./write-backup.ts";

const isAbsent = testServerUrl() === undefined;
/** New databases, each some seconds on a busy machine. */
const SLOW_MS = 180_000;
const WHY = isAbsent ? " (skipped: HUGMOOD_TEST_POSTGRES is not set)" : "";
const PAIRS = [
  ["pglite", "postgres"],
  ["postgres", "pglite"],
] as const satisfies readonly (readonly [Database["dialect"], Database["dialect"]])[];

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "hugmood-backup-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const save = (database: Database, file: string) => writeBackup({ database, file, app: "1.2.3", nowMs: () => 0 });

describe.skipIf(isAbsent)(`a backup${WHY}`, { timeout: SLOW_MS }, () => {
  for (const [from, to] of PAIRS) {
    test(`B1 of ${from} restores into ${to}, and the services read the same`, async () => {
      const [source, target] = [await openTestDatabase(from), await openTestDatabase(to)];
      const filled = await fill(source);
      await startOnce(target, "another-secret-that-a-first-start-has-made-for-itself");
      const file = join(folder, `${from}-${to}.gz`);
      const saved = await save(source, file);
      expect(saved.find(({ table }) => table === "hugs")?.rows).toBe(1_102);
      const compared = await fillDatabase(target, readBackup(file));
      expect(compared.every(isSame)).toBe(true);
      expect(compared.map(({ table, target: { digest } }) => [table, digest])).toEqual(
        saved.map(({ table, digest }) => [table, digest]),
      );
      expect(await everythingIn(target, filled)).toEqual(await everythingIn(source, filled));
      await source.close();
      await target.close();
    });
  }
});

describe("a backup file", { timeout: SLOW_MS }, () => {
  let good: string;
  let filled: Filled;
  let before: Awaited<ReturnType<typeof everythingIn>>;
  beforeAll(async () => {
    const source = await openTestDatabase("pglite");
    filled = await fill(source);
    before = await everythingIn(source, filled);
    good = join(folder, "good.gz");
    await save(source, good);
    await source.close();
  }, SLOW_MS);
  const restore = (file: string, dataDir: string, secret?: string) =>
    restoreBackup({ file, dataDir, databaseUrl: undefined, secret });

  test("B2 restores into a directory that was not there, and says whether the secret fits", async () => {
    const dataDir = join(folder, "fresh");
    const { compared, keys } = await restore(good, dataDir, SECRET);
    expect([compared.every(isSame), keys]).toEqual([true, "open"]);
    const database = await openDatabase({ dataDir });
    expect(await everythingIn(database, filled)).toEqual(before);
    await expect(restore(good, dataDir)).rejects.toThrow(/in use by this same process/);
    await database.close();
    await expect(restore(good, dataDir)).rejects.toThrow(/already has people in it \(4\)/);
  });

  test("B3 is its owner's alone, whole or not there, and never written over", async () => {
    expect(statSync(good).mode & 0o777).toBe(0o600);
    const database = await openTestDatabase("pglite");
    expect(() => save(database, good)).toThrow(/is there already/);
    await expect(save(database, join(folder, "no", "such", "folder.gz"))).rejects.toThrow(
      /cannot be written \(ENOENT\)/,
    );
    await database.close();
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  const lines = () => gunzipSync(readFileSync(good)).toString().trimEnd().split("\n");
  const withLines = (changed: readonly string[]) => gzipSync(`${changed.join("\n")}\n`);
  const withHeader = (of: object) => {
    const [header = "{}", ...rest] = lines();
    return withLines([JSON.stringify({ ...(JSON.parse(header) as object), ...of }), ...rest]);
  };
  const NOT_OURS = /is not a backup of HugMood/;
  test.each<[string, () => Uint8Array | string, RegExp]>([
    ["an empty file", () => "", /is cut short/],
    ["a text", () => "hello\n", /cut short, damaged, or no backup/],
    ["another gzip", () => gzipSync("hello\n"), NOT_OURS],
    ["JSON of another kind", () => gzipSync(`{"format":"else"}\n`), NOT_OURS],
    ["one cut within gzip", () => readFileSync(good).subarray(0, 20_000), /cut short, damaged/],
    ["one without its last byte", () => readFileSync(good).subarray(0, -1), /cut short, damaged/],
    ["one without its last line", () => withLines(lines().slice(0, -1)), /is cut short/],
    ["one without a row", () => withLines(lines().toSpliced(20, 1)), /was changed/],
    ["one with a row twice", () => withLines(lines().toSpliced(20, 0, lines()[20] ?? "")), /was changed/],
    [
      "one with a letter changed",
      () => withLines(lines().with(20, (lines()[20] ?? "").replace("a", "b"))),
      /was changed/,
    ],
    ["one with more behind it", () => withLines([...lines(), "{}"]), /was changed/],
    ["one of another format", () => withHeader({ version: 9 }), /has format 9; .*HugMood 1\.2\.3/],
    [
      "one of an older level",
      () => withHeader({ migrations: ["Migration1_first"] }),
      /Migration1_first; this version is at/,
    ],
  ])("B4 %s is refused with a sentence, and nothing is made", async (_name, bytes, sentence) => {
    const file = join(folder, "bad.gz");
    writeFileSync(file, bytes());
    const dataDir = join(folder, "bad-data");
    await expect(restore(file, dataDir)).rejects.toThrow(sentence);
    await expect(restore(file, dataDir)).rejects.toThrow(/Nothing was changed/);
    expect(existsSync(dataDir)).toBe(false);
  });

  test("B5 one that is not there is named", async () => {
    await expect(restore(join(folder, "none.gz"), join(folder, "bad-data"))).rejects.toThrow(
      /none\.gz cannot be read \(ENOENT\)/,
    );
  });

  test("B8 is taken at the level of its database, which stays as it is, and never of one that was never used", async () => {
    const database = await openTestDatabase("pglite");
    await database.rows("delete from mikro_orm_migrations where id > 3");
    const file = join(folder, "older.gz");
    await save(database, file);
    await expect(restore(file, join(folder, "bad-data"))).rejects.toThrow(
      /at the migration Migration\w+_deliver; this/,
    );
    expect(await database.rows("select count(*)::int as done from mikro_orm_migrations")).toEqual([{ done: 3 }]);
    await database.rows("drop schema public cascade");
    await database.rows("create schema public");
    await expect(save(database, join(folder, "never.gz"))).rejects.toThrow(/never started/);
    await database.close();
  });

  test("B6 whether a secret opens the signing keys is known without starting a server", async () => {
    const database = await openTestDatabase("pglite");
    expect(await keysOpenWith(database, SECRET)).toBe("no keys");
    await startOnce(database);
    expect(await keysOpenWith(database, SECRET)).toBe("open");
    expect(await keysOpenWith(database, `not ${SECRET}`)).toBe("sealed");
    await database.close();
  });

  test("B7 rows that the database refuses undo all of it", async () => {
    const target = await openTestDatabase("pglite");
    await startOnce(target);
    const changed = async function* () {
      for await (const batch of readBackup(good))
        yield batch.table === "hugs" ? { ...batch, lines: [...batch.lines, ...batch.lines.slice(0, 1)] } : batch;
    };
    await expect(fillDatabase(target, changed())).rejects.toThrow(/duplicate key/);
    expect(await peopleIn(target)).toBe(0);
    expect(await createDatabaseWorld(target).addUser("Ann")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await target.rows("select count(*)::int as heads from inbox_heads")).toEqual([{ heads: 1 }]);
    await target.close();
  });
});
