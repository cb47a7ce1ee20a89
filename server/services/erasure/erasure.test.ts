import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { RIGHTS } from "../../entities/rights.list.ts";
import { createEndedSessions } from "../../platform/auth/ended-sessions.ts";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import { createJobQueue } from "../../platform/jobs/job-queue.ts";
import { makeJobTables } from "../../platform/jobs/testing/with-job-tables.ts";
import { createMasterKeys } from "../../platform/sealing/master-keys.ts";
import { openSealing, type OpenedSealing } from "../../platform/sealing/open-sealing.ts";
import { inTransaction } from "../../platform/transfer/in-transaction.ts";
import { createMemoryIdentity } from "../identity/identity.memory.ts";
import { createDatabaseWorld } from "../testing/database-world.ts";
import { doDueJobs, passForJobs } from "../testing/due-jobs.ts";
import { COMPLETED, joined, ownedGroupHug, ready, STARTED } from "../testing/group-hug.ts";
import { hugTo, valueOf } from "../testing/hug.ts";
import { createMemoryWorld } from "../testing/memory-world.ts";
import { openWays } from "../testing/open-ways.ts";
import type { World } from "../testing/world.ts";
import { eraseStatements } from "./erase.sql.ts";
import { describeErasure, type ErasureWorld } from "./erasure.contract.ts";
import { createErasure, createErasureJobs } from "./erasure.service.ts";

describe("erasure in memory", () => {
  const world = createMemoryWorld();
  const accounts = createMemoryIdentity({ addGuest: (name) => world.addUser(name) });
  const { erasure } = world.waysIn(accounts, () => undefined);
  describeErasure(() => ({ erasure, accounts, people: world.people, nowMs: world.nowMs }));
});

test("Z5 a table is erased before those it refers to, and in the order of its parts", () => {
  const order = ["users", "hugs", "hug_reactions"];
  const statements = eraseStatements(
    RIGHTS.filter(({ table }) => order.includes(table)),
    order,
  );
  const tables = statements.map((statement) => /(?:from|update) "(\w+)"/.exec(statement)?.[1]);
  expect([...new Set(tables)]).toEqual(["hug_reactions", "hugs", "users"]);
  expect(statements.at(-1)).toContain('"display_name" = null');
  expect(statements.join("\n")).not.toContain('"id" =');
});

const WEEK_HOURS = 7 * 24 + 1;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const describeStored = (dialect: Dialect): void => {
  let database: Database;
  let world: ErasureWorld;
  let people: World;
  let opened: OpenedSealing;
  const queue = createJobQueue("erasure");
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
    await makeJobTables(database, queue.name);
    const { accounts } = await openWays(database);
    const ended = createEndedSessions({ database, rememberSeconds: 600, onEnded: () => undefined });
    people = createDatabaseWorld(database);
    world = {
      erasure: createErasure({ database, accounts, ended, queue }),
      accounts,
      people: people.people,
      nowMs: people.nowMs,
    };
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.rows("delete from pgboss.job");
    opened = await openSealing({
      database,
      masterKeys: createMasterKeys("s".repeat(48)),
      log: silent,
      nowMs: () => 0,
    });
  });
  describeErasure(() => world);

  const jobs = () =>
    createErasureJobs({
      database,
      transaction: (work) => inTransaction(database, "write", work),
      keys: opened.keys,
      queue,
    });
  const pass = async (hours: number) => {
    await passForJobs(database, queue.name, hours);
    await database.rows("update erasures set due_at = due_at - make_interval(hours => $1)", [hours]);
    await doDueJobs(database, jobs());
  };
  const erase = async (userId: string) => {
    valueOf(await world.erasure.ask(userId, new Headers()));
    await pass(WEEK_HOURS);
  };
  const nameOf = async (userId: string) => {
    const [row] = await database.rows<{ name: string | null }>("select display_name as name from users where id = $1", [
      userId,
    ]);
    return row?.name;
  };

  test("Z6 nothing is erased before its time, nor after it was undone", async () => {
    const fern = await people.addUser("Fern");
    valueOf(await world.erasure.ask(fern, new Headers()));
    await pass(WEEK_HOURS - 2);
    expect(await nameOf(fern)).toBe("Fern");
    await world.erasure.undo(fern);
    await pass(WEEK_HOURS);
    expect(await nameOf(fern)).toBe("Fern");
    expect((await people.people.profile(fern))?.name).toBe("Fern");
    // Asked anew after it was undone, it has seven days again.
    valueOf(await world.erasure.ask(fern, new Headers()));
    await pass(WEEK_HOURS - 2);
    expect(await nameOf(fern)).toBe("Fern");
    await pass(2);
    expect(await nameOf(fern)).toBeNull();
    await world.erasure.undo(fern);
    expect(await people.people.profile(fern)).toBeNull();
  });

  test("Z7 others keep the hug and its date, from someone; the words and the reaction are gone", async () => {
    const [fern, moss] = [await people.addUser("Fern"), await people.addUser("Moss")];
    const sent = valueOf(await people.hugs.send(fern, hugTo(moss, { message: "words of Fern" })));
    const got = valueOf(await people.hugs.send(moss, hugTo(fern, { message: "words of Moss" })));
    valueOf(await people.hugs.react(fern, { hugId: got.id, emoji: "🌻", message: "an answer" }));
    const before = await people.hugs.one(moss, sent.id);
    await erase(fern);
    expect(await people.hugs.one(moss, sent.id)).toEqual({
      ...before,
      other: { id: "", name: "someone", being: "" },
      message: "",
      squeeze: { stepMs: 50, samples: [] },
    });
    expect(await people.hugs.one(moss, got.id)).toMatchObject({
      direction: "sent",
      other: { name: "someone" },
      message: "words of Moss",
      reaction: null,
    });
    expect((await people.hugs.page(moss, null, 10))?.hugs).toHaveLength(2);
    expect(await people.hugs.send(moss, hugTo(fern))).toMatchObject({ refusal: { code: "no_such_person" } });
    // Nobody is left who had it.
    await erase(moss);
    expect(await database.rows("select from hugs")).toEqual([]);
  });

  test("Z8 a group hug stays with those who were in it, without its creator's words", async () => {
    const [fern, moss] = [await people.addUser("Fern"), await people.addUser("Moss")];
    const words = { name: "Fern's evening", description: "by Fern", message: "from Fern" };
    const group = await ownedGroupHug(people, fern, words);
    await group.write(joined(fern), joined(moss), ready(fern), ready(moss), STARTED, COMPLETED);
    const alone = await ownedGroupHug(people, fern, words);
    await erase(fern);
    expect(await people.groupHugs.one(moss, group.id)).toMatchObject({
      name: "A group hug",
      description: "",
      message: "",
      host: { name: "someone" },
      phase: "completed",
      participants: [{ name: "someone" }, { name: "Moss" }],
    });
    expect(await database.rows("select from group_hugs where id = $1", [alone.id])).toEqual([]);
  });

  test("Z9 the key is shredded, and everything that names them is gone", async () => {
    const [fern, moss] = [await people.addUser("Fern"), await people.addUser("Moss")];
    const place = { owner: fern, table: "t", column: "c", row: "r" };
    const sealed = await opened.sealing.seal(place, "words");
    await people.people.setBlocked(moss, fern, true);
    await people.people.setMuted(fern, moss, true);
    await world.accounts.startSession(fern, new Headers());
    await erase(fern);
    expect(await opened.sealing.open(place, sealed)).toBeNull();
    for (const table of ["sessions", "blocks", "mutes", "inbox_events", "inbox_heads", "erasures"]) {
      const column = table === "blocks" ? "other_id" : "user_id";
      expect([table, await database.rows(`select from ${table} where ${column} = $1`, [fern])]).toEqual([table, []]);
    }
    const [left] = await database.rows(
      "select to_jsonb(users) - 'username' - 'deleted_at' as it from users where id = $1",
      [fern],
    );
    expect(left).toMatchObject({ it: { id: fern, display_name: null, email: null, is_anonymous: true } });
  });

  test("Z10 it is done as a whole or not at all, again and again until it is done", async () => {
    const fern = await people.addUser("Fern");
    valueOf(await world.erasure.ask(fern, new Headers()));
    const cut = createErasureJobs({
      database,
      transaction: (work) =>
        inTransaction(database, "write", (rows) =>
          work((sql, parameters) =>
            sql.includes('update "users"') ? Promise.reject(new Error("killed")) : rows(sql, parameters),
          ),
        ),
      keys: opened.keys,
      queue,
    });
    await database.rows("update erasures set due_at = now()");
    await expect(cut.carryOut({ userId: fern })).rejects.toThrow("killed");
    expect(await nameOf(fern)).toBe("Fern");
    expect(await database.rows("select from inbox_heads where user_id = $1", [fern])).toHaveLength(1);
    await database.rows("delete from pgboss.job");
    await jobs().addMissing();
    await doDueJobs(database, jobs());
    expect(await nameOf(fern)).toBeNull();
  });
};

describe("erasure on PGlite", () => describeStored("pglite"));
describe.skipIf(testServerUrl() === undefined)("erasure on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  describeStored("postgres"),
);
