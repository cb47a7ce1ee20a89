import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Dialect } from "../database/database.ts";
import { openDatabase } from "../database/open.ts";
import { createEmptyDatabase, openTestDatabase, testServerUrl } from "../database/testing/open-test-database.ts";
import { Unavailable } from "../../errors.ts";
import { createLog } from "../logger/logger.ts";
import { createJobQueue } from "./job-queue.ts";
import { workOff } from "./job-work.ts";
import { createJobsConnection } from "./jobs-connection.ts";
import { openJobs, type JobKind } from "./jobs.ts";
import { tablesOf } from "../transfer/tables.ts";
import { makeJobTables } from "./testing/with-job-tables.ts";
import { watchOutage } from "./outage.ts";

const queue = createJobQueue("test-due");
const nothing = async (): Promise<void> => undefined;
const kind = (of: Partial<JobKind> = {}): JobKind => ({
  queue: queue.name,
  carryOut: nothing,
  addMissing: nothing,
  ...of,
});

type Line = { level: string; tried?: number; err?: { reason: string } };
const createTestLog = () => {
  const lines: Line[] = [];
  const log = createLog({
    level: "info",
    format: "json",
    to: { write: (line: string) => lines.push(JSON.parse(line)) } as unknown as NodeJS.WritableStream,
  }); // as: all that is used of it
  return { lines, log };
};
/** Until it is so, at most 20 s. */
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 200 && !(await isSo()); i += 1) await new Promise((resolve) => setTimeout(resolve, 100));
};

const describeJobs = (dialect: Dialect): void => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
  });
  afterAll(() => database.close());
  const add = (...keys: readonly string[]) =>
    database.rows(
      `with job as (${queue.insert(
        "select key, jsonb_build_object('key', key) as data, now() as start_after from jsonb_array_elements_text($1::jsonb) as key",
      )}) select * from job`,
      [JSON.stringify(keys)],
    );
  const states = async () => {
    const rows = await database.rows<{ key: string; state: string }>(
      "select singleton_key as key, state::text as state from pgboss.job",
    );
    return Object.fromEntries(rows.map(({ key, state }) => [key, state]));
  };
  const keyOf = (data: unknown): string => (data as { key: string }).key; // as: what `add` put in

  test("J1 processes that open at once make the tables once; a key that waits is not added again", async () => {
    const { lines, log } = createTestLog();
    const opening = Array.from({ length: 3 }, () => openJobs({ database, kinds: [kind()], log }));
    for (const jobs of await Promise.all(opening)) await jobs.stop();
    expect(lines).toEqual([]);
    expect(await add("one", "two")).toHaveLength(2);
    expect(await add("two", "three")).toEqual([{ singleton_key: "three" }]);
    expect(await states()).toEqual({ one: "created", two: "created", three: "created" });
    await database.rows("delete from pgboss.job");
  });

  test("J2 what always fails is tried up to its limit, is then left and said; the others go on", async () => {
    const { lines, log } = createTestLog();
    const done: string[] = [];
    const carryOut = async (data: unknown) => {
      if (keyOf(data) === "poison") throw new Error("the planted one");
      done.push(keyOf(data));
    };
    await add("a", "poison", "b");
    await database.rows("update pgboss.job set retry_limit = 2, retry_delay = 0 where singleton_key = 'poison'");
    const jobs = await openJobs({ database, kinds: [kind({ carryOut })], log, everyMs: 500 });
    await jobs.start();
    await until(async () => (await states())["poison"] === "failed");
    await add("c");
    await until(() => done.includes("c"));
    await jobs.stop();
    expect(done.toSorted()).toEqual(["a", "b", "c"]);
    expect(lines.map(({ level, tried }) => [level, tried])).toEqual([
      ["warn", 1],
      ["warn", 2],
      ["error", 3],
    ]);
    expect(await states()).toMatchObject({ a: "completed", b: "completed", c: "completed", poison: "failed" });
    const missing = queue.insertMissing(
      "select key, '{}'::jsonb as data, now() as start_after from unnest(array['poison', 'a']) as key",
    );
    expect(await database.rows(`with job as (${missing}) select * from job`)).toEqual([{ singleton_key: "a" }]);
    await database.rows("delete from pgboss.job");
  });

  test("J3 a stop waits for what runs, and takes nothing more", async () => {
    const { lines, log } = createTestLog();
    const begun: string[] = [];
    let release = (): void => undefined;
    const carryOut = async (data: unknown) => {
      begun.push(keyOf(data));
      await new Promise<void>((resolve) => (release = resolve));
    };
    const jobs = await openJobs({ database, kinds: [kind({ carryOut })], log, everyMs: 500 });
    await add("slow");
    await jobs.start();
    await until(() => begun.length > 0);
    const stopped = jobs.stop();
    await add("late");
    release();
    await stopped;
    expect(await states()).toEqual({ slow: "completed", late: "created" });
    expect([begun, lines]).toEqual([["slow"], []]);
    await database.rows("delete from pgboss.job");
  });

  test("J4 a text of several statements has the rows of all, and one that fails leaves no transaction open", async () => {
    const { executeSql } = createJobsConnection(database);
    expect((await executeSql("begin; select 1 as one; select 2 as two; commit")).rows).toEqual([
      { one: 1 },
      { two: 2 },
    ]);
    for (let i = 0; i < 20; i += 1) await expect(executeSql("begin; select 1 / 0; commit")).rejects.toThrow("division");
    const transaction = () => database.rows("select pg_current_xact_id()::text as id");
    expect(await transaction()).not.toEqual(await transaction());
  });
};

test("J6 the tables of jobs are nobody else's: neither the entities' nor a backup's", async () => {
  const database = await openTestDatabase("pglite");
  const seen = async () => [
    await database.orm.schema.getUpdateSchemaSQL({ wrap: false }),
    (await tablesOf(database.rows)).map(({ name }) => name),
  ];
  const before = await seen();
  await makeJobTables(database, queue.name);
  expect(await database.rows("select to_regclass('pgboss.job') is not null as is_there")).toEqual([{ is_there: true }]);
  expect(await seen()).toEqual(before);
  await database.close();
});

describe("jobs on PGlite", () => describeJobs("pglite"));
describe.skipIf(testServerUrl() === undefined)("jobs on PostgreSQL", () => {
  describeJobs("postgres");

  test("J1 so do processes with connections of their own, on a database where nobody ever was", async () => {
    const { url, drop } = await createEmptyDatabase();
    const { log, lines } = createTestLog();
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ databaseUrl: url, dataDir: "" })));
    const opened = await Promise.all(databases.map((database) => openJobs({ database, kinds: [kind()], log })));
    for (const jobs of opened) await jobs.stop();
    for (const database of databases) await database.close();
    await drop();
    expect(lines).toEqual([]);
  });
});

test("J5 a database that is away is one warning, and one line when it is back; other trouble is one error", async () => {
  const { lines, log } = createTestLog();
  let failure: Error | null = null;
  const executeSql = async () => {
    if (failure) throw failure;
    return { rows: [] };
  };
  const { connection, onError } = watchOutage({ executeSql }, log);
  const [away, broken] = [new Unavailable("database", null), new Error("the planted one")];
  for (const next of [null, away, away, away, null, null, broken, broken, null, away, away]) {
    failure = next;
    // The library hands on what failed.
    await connection.executeSql("").catch((error: Error) => onError({ ...error, message: error.message }));
  }
  expect(lines.map(({ level, err }) => [level, err?.reason])).toEqual([
    ["warn", away.message],
    ["info", undefined],
    ["error", broken.message],
    ["warn", away.message],
  ]);
});

test("J5 a batch that meets a database that is away says nothing, but for what is left", async () => {
  const { lines, log } = createTestLog();
  const away = new Unavailable("database", null);
  const run = workOff(queue.name, () => Promise.reject(away), log);
  const jobs = [0, 1, 2].map((retryCount) => ({ id: `${retryCount}`, data: {}, retryCount, retryLimit: 2 }));
  // as: all that is used of it
  const results = await run(jobs as unknown as Parameters<typeof run>[0]);
  expect(results.map(({ status }) => status)).toEqual(["failed", "failed", "failed"]);
  expect(lines.map(({ level, tried }) => [level, tried])).toEqual([["error", 3]]);
});
