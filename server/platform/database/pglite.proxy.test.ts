import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Unavailable } from "../../errors.ts";
import { startPglite, type PgliteProxy } from "./pglite.proxy.ts";
import { createSpaceWatch, LEAST_FREE_BYTES } from "./pglite.space.ts";
import { openInMemory } from "./testing/open-test-database.ts";

const directory = mkdtempSync(join(tmpdir(), "hugmood-pglite-"));
let pglite: PgliteProxy;
beforeAll(async () => {
  pglite = await startPglite({ directory: join(directory, "database") });
  await pglite.exec("create table notes (id int primary key, word text)");
});
afterAll(async () => {
  await pglite.close();
  rmSync(directory, { recursive: true, force: true });
});
const words = async () => (await pglite.query("select word from notes order by id")).rows;

test("G1 an error arrives with its code and constraint", async () => {
  await pglite.query("insert into notes values ($1, $2)", [1, "one"]);
  const twice = pglite.query("insert into notes values ($1, $2)", [1, "again"]);
  await expect(twice).rejects.toMatchObject({ code: "23505", constraint: "notes_pkey", table: "notes" });
});

test("G2 a transaction is whole or not at all, and nobody comes between", async () => {
  const failing = pglite.transaction(async (lane) => {
    await lane.query("insert into notes values (2, 'two')");
    throw new Error("mine");
  });
  const between = words();
  await expect(failing).rejects.toThrow("mine");
  expect(await between).toEqual([{ word: "one" }]);
  await pglite.transaction((lane) => lane.query("insert into notes values (2, 'two')"));
  expect(await words()).toEqual([{ word: "one" }, { word: "two" }]);
});

test("G3 a failed statement leaves the transaction rolled back and the lane usable", async () => {
  await expect(
    pglite.transaction(async (lane) => {
      await lane.query("insert into notes values (3, 'three')");
      await lane.query("insert into notes values (1, 'again')");
    }),
  ).rejects.toMatchObject({ code: "23505" });
  expect(await words()).toHaveLength(2);
});

test("G4 a slow query leaves this thread free", async () => {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 5);
  await pglite.query("select count(*) from generate_series(1, 3000000)");
  clearInterval(timer);
  expect(turns).toBeGreaterThan(10);
});

test("G5 when the thread dies, what it was asked is unavailable, and the next one has all that was committed", async () => {
  const dying = pglite.transaction(async (lane) => {
    await lane.query("insert into notes values (4, 'lost')");
    await pglite.crash();
    await lane.query("insert into notes values (5, 'lost')");
  });
  await expect(dying).rejects.toBeInstanceOf(Unavailable);
  expect(await words()).toEqual([{ word: "one" }, { word: "two" }]);
});

test("G6 the ORM does not wait for ever when the thread dies, at rest or in a transaction", async () => {
  const { pglite: own, orm, rows, close } = await openInMemory();
  await orm.em.fork().transactional(async (em) => {
    expect(await em.execute("select 1 as one")).toEqual([{ one: 1 }]);
  });
  const dying = orm.em.fork().transactional(async (em) => {
    await em.execute("select 1");
    await own.crash();
    await em.execute("select 1");
  });
  await expect(dying).rejects.toThrow(/unavailable/);
  await expect(orm.em.fork().transactional((em) => em.execute("select 1"))).rejects.toThrow(/unavailable/);
  await expect(rows("select 1")).rejects.toBeInstanceOf(Unavailable);
  await close();
});

test("G7 after close everything is unavailable", async () => {
  const { pglite: own, orm } = await openInMemory();
  await orm.close();
  await own.close();
  await own.close();
  await expect(own.query("select 1")).rejects.toBeInstanceOf(Unavailable);
});

test(
  "G8 on a full disk writing is refused and reading goes on, until there is room again",
  { timeout: 60_000 },
  async () => {
    let free = 0;
    const watch = createSpaceWatch(directory, async () => free);
    const here = { directory: join(directory, "full") };
    const own = await startPglite(here, watch);
    vi.useFakeTimers({ toFake: ["performance"] });
    await expect(own.exec("create table notes (id int)")).rejects.toMatchObject({ code: "25006" });
    vi.advanceTimersByTime(1001);
    free = LEAST_FREE_BYTES;
    await own.exec("create table notes (id int)");
    await own.query("insert into notes values (1)");
    vi.advanceTimersByTime(1001);
    free = LEAST_FREE_BYTES - 1;
    const refused = own.transaction((lane) => lane.query("insert into notes values (2)"));
    await expect(refused).rejects.toMatchObject({ code: "25006" });
    expect((await own.query("select id from notes")).rows).toEqual([{ id: 1 }]);
    vi.advanceTimersByTime(1001);
    free = LEAST_FREE_BYTES;
    await own.query("insert into notes values (3)");
    await own.crash();
    free = 0;
    await expect(own.query("insert into notes values (4)")).rejects.toMatchObject({ code: "25006" });
    vi.useRealTimers();
    await own.close();
  },
);
