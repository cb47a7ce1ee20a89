import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Dialect, Rows } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import { createJobQueue } from "../../platform/jobs/job-queue.ts";
import { makeJobTables } from "../../platform/jobs/testing/with-job-tables.ts";
import { createKeptLimits } from "../../platform/kept-limits.ts";
import { createMasterKeys } from "../../platform/sealing/master-keys.ts";
import { openSealing } from "../../platform/sealing/open-sealing.ts";
import { createMemoryIdentity } from "../identity/identity.memory.ts";
import { createDatabaseWorld } from "../testing/database-world.ts";
import { doDueJobs, passForJobs } from "../testing/due-jobs.ts";
import { hugTo, valueOf } from "../testing/hug.ts";
import { newMood } from "../testing/mood.ts";
import { expectSealed } from "../testing/sealed-columns.ts";
import { createMemoryWorld } from "../testing/memory-world.ts";
import type { World } from "../testing/world.ts";
import { describeExports, unzipped, type ExportsWorld } from "./exports.contract.ts";
import { createExportJobs, createExports, type ExportsDeps } from "./exports.service.ts";

describe("exports in memory", () => {
  const world = createMemoryWorld();
  const { exports } = world.waysIn(createMemoryIdentity(), () => undefined);
  describeExports(() => ({
    exports,
    addUser: world.addUser,
    work: exports.work,
    pass: (hours) => world.pass(hours * 3_600_000),
  }));
});

const SECRET = "s".repeat(48);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const describeStored = (dialect: Dialect): void => {
  let database: Database;
  let people: World;
  let deps: ExportsDeps;
  let world: ExportsWorld;
  const jobsOf = (over: Partial<ExportsDeps> = {}) => createExportJobs({ ...deps, ...over });
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
    const queue = createJobQueue("data-export");
    await makeJobTables(database, queue.name);
    people = createDatabaseWorld(database);
    const { sealing } = await openSealing({
      database,
      masterKeys: createMasterKeys(SECRET),
      log: silent,
      nowMs: () => 0,
    });
    deps = { database, sealing, limits: createKeptLimits(database, SECRET), queue, nowMs: () => Date.UTC(2026, 0, 2) };
    world = {
      exports: createExports(deps),
      addUser: people.addUser,
      work: () => doDueJobs(database, jobsOf()),
      async pass(hours) {
        await passForJobs(database, queue.name, hours);
        await database.rows("update data_exports set expires_at = expires_at - make_interval(hours => $1)", [hours]);
      },
    };
  });
  afterAll(() => database.close());
  describeExports(() => world);

  const make = async (userId: string) => {
    valueOf(await world.exports.ask(userId));
    await world.work();
    return unzipped(valueOf(await world.exports.file(userId)));
  };
  const listIn = (files: Readonly<Record<string, string>>, name: string) =>
    JSON.parse(files[`json/${name}.json`] ?? "") as Record<string, unknown>[];

  test("notes that are taken from the server are in no copy of it: one that was made goes, one that is being made is made anew", async () => {
    const [fern, moss] = [await people.addUser("Fern"), await people.addUser("Moss")];
    for (const who of [fern, moss]) {
      valueOf(await people.moods.create(who, newMood({ note: "by the lake" })));
      expect(JSON.stringify(await make(who))).toContain("by the lake");
    }
    await people.moods.forgetNotes(fern);
    expect(await world.exports.view(fern)).toMatchObject({ state: "none" });
    expect(await world.exports.file(fern)).toMatchObject({ refusal: { code: "no_such_export" } });
    expect((await world.exports.file(moss)).ok).toBe(true);

    valueOf(await people.moods.create(fern, newMood({ note: "on the hill" })));
    valueOf(await world.exports.ask(fern));
    // The notes are read, and before they are written down they are forgotten.
    const sealBytes: ExportsDeps["sealing"]["sealBytes"] = async (...asked) => {
      await people.moods.forgetNotes(fern);
      return deps.sealing.sealBytes(...asked);
    };
    await doDueJobs(database, jobsOf({ sealing: { ...deps.sealing, sealBytes } }));
    expect(await world.exports.view(fern)).toMatchObject({ state: "making" });
    await jobsOf().addMissing();
    await world.work();
    expect(await world.exports.view(fern)).toMatchObject({ state: "ready" });
    expect(JSON.stringify(unzipped(valueOf(await world.exports.file(fern))))).not.toContain("on the hill");
  });

  test("X6 hugs of both directions are given as their reader knows them", async () => {
    const [fern, moss, ivy] = [await people.addUser("Fern"), await people.addUser("Moss"), await people.addUser("Ivy")];
    const message = 'See you, "Sunday"\nat <b>ten</b>';
    valueOf(await people.hugs.send(fern, hugTo(moss, { message })));
    const got = valueOf(await people.hugs.send(moss, hugTo(fern, { message: "=1+1" })));
    await people.people.setMuted(fern, ivy, true);
    valueOf(await people.hugs.send(ivy, hugTo(fern, { message: "never arrives" })));
    valueOf(await people.hugs.react(fern, { hugId: got.id, emoji: "🌻", message: "thanks" }));
    await people.people.setBlocked(ivy, fern, true);
    const files = await make(fern);
    expect(listIn(files, "hugs-sent")).toMatchObject([{ sender: "you", recipient: "Moss", message, type: "bear" }]);
    expect(listIn(files, "hugs-received")).toMatchObject([{ sender: "Moss", recipient: "you", message: "=1+1" }]);
    expect(listIn(files, "hugs-received")[0]?.["sentAt"]).toMatch(/^2\d{3}-\d\d-\d\dT.*Z$/);
    expect(listIn(files, "reactions-given")).toMatchObject([{ emoji: "🌻", message: "thanks" }]);
    expect(listIn(files, "muted")).toMatchObject([{ user: "you", other: "someone" }]);
    expect(files["csv/hugs-received.csv"]).toContain(",'=1+1,");
    expect(files["csv/hugs-sent.csv"]).toContain('"See you, ""Sunday""\nat <b>ten</b>"');
    expect(files["index.html"]).toContain("See you, &quot;Sunday&quot;\nat &lt;b&gt;ten&lt;/b&gt;");
    const all = Object.values(files).join("\n");
    expect(all).not.toMatch(/<script|never arrives|withheld|token_hash|wrapped/i);
    expect(all).not.toContain("Ivy");
    // Ivy cannot tell whether she was muted.
    expect(JSON.stringify(listIn(await make(ivy), "hugs-sent"))).not.toMatch(/state|withheld/);
  });

  test("X7 a process that dies over it is followed by one that begins anew, and writes no more itself", async () => {
    const fern = await people.addUser("Fern");
    const moss = await people.addUser("Moss");
    for (let sent = 0; sent < 3; sent += 1) valueOf(await people.hugs.send(fern, hugTo(moss, { message: `m${sent}` })));
    valueOf(await world.exports.ask(fern));
    const [{ id } = { id: "" }] = await database.rows<{ id: string }>(
      "select id from data_exports where user_id = $1",
      [fern],
    );
    let late = (): void => undefined;
    const stalled = new Promise<void>((resolve) => (late = resolve));
    const slow: Rows = {
      async rows<T>(sql: string, parameters?: readonly unknown[]) {
        if (sql.includes("insert into data_export_chunks")) await stalled;
        return database.rows<T>(sql, parameters);
      },
    };
    const stopped = jobsOf({ database: slow }).carryOut({ make: id });
    const dies: Rows = {
      rows: (sql, parameters) =>
        sql.includes("insert into data_export_chunks")
          ? Promise.reject(new Error("killed"))
          : database.rows(sql, parameters),
    };
    await expect(jobsOf({ database: dies }).carryOut({ make: id })).rejects.toThrow("killed");
    expect(await world.exports.view(fern)).toMatchObject({ state: "making" });
    await world.work();
    late();
    await stopped;
    expect(listIn(unzipped(valueOf(await world.exports.file(fern))), "hugs-sent")).toHaveLength(3);
  });

  test("X8 of many rows each is there once, in order, in every form; what was asked goes up to the end", async () => {
    const fern = await people.addUser("Fern");
    const moss = await people.addUser("Moss");
    await database.rows(
      `insert into hugs (sender_id, recipient_id, client_key, type, message, sent_at)
       select $1, $2, gen_random_uuid(), 'bear', 'no ' || n, timestamptz 'epoch' + n / 3 * interval '1 second'
       from generate_series(1, 1234) n`,
      [fern, moss],
    );
    const told: number[] = [];
    const watching: Rows = {
      async rows<T>(sql: string, parameters: readonly unknown[] = []) {
        if (sql.includes("set percent = $3")) told.push(Number(parameters[2]));
        return database.rows<T>(sql, parameters);
      },
    };
    valueOf(await world.exports.ask(fern));
    await doDueJobs(database, jobsOf({ database: watching }));
    expect(told.length).toBeGreaterThan(3);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    const files = unzipped(valueOf(await world.exports.file(fern)));
    const numbers = listIn(files, "hugs-sent").map(({ message }) => String(message));
    expect(new Set(numbers).size).toBe(1234);
    expect(files["csv/hugs-sent.csv"]?.trim().split("\r\n")).toHaveLength(1235);
    expect(files["index.html"]?.match(/<td>no \d+<\/td>/g)).toHaveLength(1234);
  });

  test("X9 what is kept of it is sealed, and goes with its time", async () => {
    const fern = await people.addUser("Fern Wintergreen");
    await make(fern);
    const [found] = await database.rows<{ text: string }>(
      `select string_agg(encode(bytes, 'escape'), '') as text from data_export_chunks
       join data_exports on data_exports.id = export_id where user_id = $1`,
      [fern],
    );
    await expectSealed(database, "data_export_chunks.bytes");
    expect(found?.text).toMatch(/^s1\.1\./);
    expect(found?.text).not.toMatch(/PK\\003\\004|you\.json/);
    await world.pass(25);
    await world.work();
    expect(await database.rows("select from data_exports where user_id = $1", [fern])).toEqual([]);
  });

  test("X10 what has no job gets one", async () => {
    const fern = await people.addUser("Fern");
    valueOf(await world.exports.ask(fern));
    await database.rows("delete from pgboss.job");
    await jobsOf().addMissing();
    await world.work();
    expect(await world.exports.view(fern)).toMatchObject({ state: "ready" });
    await database.rows("delete from pgboss.job");
    await jobsOf().addMissing();
    await world.pass(25);
    await world.work();
    expect(await database.rows("select from data_exports where user_id = $1", [fern])).toEqual([]);
  });
};

describe("exports on PGlite", () => describeStored("pglite"));
describe.skipIf(testServerUrl() === undefined)("exports on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  describeStored("postgres"),
);
