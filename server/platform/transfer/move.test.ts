import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RoomTokenVerifier } from "../auth/room-tokens.ts";
import { openIdentity } from "../auth/open-identity.ts";
import { createPasswords } from "../auth/passwords.ts";
import type { Database } from "../database/database.ts";
import { openDatabase } from "../database/open.ts";
import { openTestDatabase, testServerUrl } from "../database/testing/open-test-database.ts";
import { createLog } from "../logger/logger.ts";
import { createDatabaseWorld } from "../../services/testing/database-world.ts";
import { hugTo, valueOf } from "../../services/testing/hug.ts";
import { isSame } from "./digest.ts";
import { fillDatabase } from "./fill.ts";
import { inTransaction } from "./in-transaction.ts";
import { copyRows, moveToPostgres } from "./move.ts";
import { readRows, type Batch } from "./read-rows.ts";
import { tablesOf } from "./tables.ts";
import { everythingIn, fill, peopleIn, SECRET, startOnce, type Filled } from "./testing/filled.ts";

/** New databases, each some seconds on a busy machine. */
const SLOW_MS = 180_000;
const isAbsent = testServerUrl() === undefined;
const title = `moving to PostgreSQL${isAbsent ? " (skipped: HUGMOOD_TEST_POSTGRES is not set)" : ""}`;
const log = createLog({ level: "silent", format: "plain" });

describe.skipIf(isAbsent)(title, { timeout: SLOW_MS }, () => {
  let folder: string;
  let dataDir: string;
  let filled: Filled;
  let before: Awaited<ReturnType<typeof everythingIn>>;
  const targets: Database[] = [];

  /** An empty database of its own on the server, and its URL. */
  const newTarget = async () => {
    const target = await openTestDatabase("postgres");
    targets.push(target);
    const [found] = await target.rows<{ name: string }>("select current_database()::text as name");
    const url = new URL(testServerUrl() ?? "");
    url.pathname = `/${found?.name}`;
    return { target, databaseUrl: url.href };
  };
  const openSource = () => openDatabase({ dataDir });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "hugmood-move-"));
    dataDir = join(folder, "data");
    const source = await openSource();
    filled = await fill(source);
    before = await everythingIn(source, filled);
    await source.close();
  }, SLOW_MS);
  afterAll(async () => {
    await Promise.all(targets.map((target) => target.close()));
    rmSync(folder, { recursive: true, force: true });
  }, SLOW_MS);

  test("M1 every row arrives, the services read the same, and go on from there", async () => {
    const { target, databaseUrl } = await newTarget();
    await startOnce(target, "another-secret-than-the-one-of-the-embedded-database");
    const compared = await moveToPostgres({ dataDir, databaseUrl, secret: SECRET });
    expect(compared.every(isSame)).toBe(true);
    const rows = Object.fromEntries(compared.map(({ table, source }) => [table, source.rows]));
    expect(rows).toMatchObject({ users: 4, inbox_heads: 4, hugs: 1_102, hug_reactions: 1, signing_keys: 1, mutes: 1 });
    expect(await everythingIn(target, filled)).toEqual(before);
    expect(
      await target.rows("select count(*)::int as nulls from hug_designs where haptic_pattern = 'null'::jsonb"),
    ).toEqual([{ nulls: 1 }]);
    const [ann = "", ben = ""] = filled.userIds;
    valueOf(await createDatabaseWorld(target).hugs.send(ann, hugTo(ben)));
    const [last] = await createDatabaseWorld(target).inbox.eventsAfter(
      ben,
      before.people[1]?.snapshot?.lastSeq ?? 0,
      9,
    );
    expect(last).toMatchObject({ kind: "hug_received", seq: (before.people[1]?.snapshot?.lastSeq ?? 0) + 1 });
    expect(await createDatabaseWorld(target).addUser("Eve")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await target.rows("select count(*)::int as heads from inbox_heads")).toEqual([{ heads: 5 }]);
  });

  test("M2 who signed tokens before goes on to, with the same secret only", async () => {
    const { target, databaseUrl } = await newTarget();
    await moveToPostgres({ dataDir, databaseUrl, secret: undefined });
    const source = await openSource();
    const passwords = createPasswords((work) => work());
    const options = { secret: SECRET, publicUrl: null, passwords, log, nowMs: Date.now };
    const there = await openIdentity(source, options);
    const claims = { sub: "user", sid: "session", exp: Math.floor(Date.now() / 1000) + 60 };
    const { token } = await there.engine.api.signJWT({ body: { payload: claims } });
    await source.close();
    const here = await openIdentity(target, options);
    const verifier = new RoomTokenVerifier(() => here.engine.api.getJwks(), Date.now);
    expect(await verifier.verify(token)).toEqual({ userId: "user", sessionId: "session" });
    await expect(openIdentity(target, { ...options, secret: `not ${SECRET}` })).rejects.toThrow("another secret");
  });

  test("M3 a secret that is not the source's, a running server and a directory without a database are refused", async () => {
    const { target, databaseUrl } = await newTarget();
    const moving = moveToPostgres({ dataDir, databaseUrl, secret: `not ${SECRET}` });
    await expect(moving).rejects.toThrow(/AUTH_SECRET is not the secret .* Nothing was moved/);
    const nowhere = moveToPostgres({ dataDir: join(folder, "nowhere"), databaseUrl, secret: SECRET });
    await expect(nowhere).rejects.toThrow(/no embedded database in .*nowhere/);
    const source = await openSource();
    const running = moveToPostgres({ dataDir, databaseUrl, secret: SECRET });
    await expect(running).rejects.toThrow(/in use by this same process/);
    await source.close();
    expect(await peopleIn(target)).toBe(0);
  });

  test("M4 a target with people is refused and keeps what it has", async () => {
    const { target, databaseUrl } = await newTarget();
    await createDatabaseWorld(target).addUser("Zoe");
    await expect(moveToPostgres({ dataDir, databaseUrl, secret: SECRET })).rejects.toThrow(/already has people in it/);
    expect(await target.rows("select display_name from users")).toEqual([{ display_name: "Zoe" }]);
  });

  test("M5 a connection cut in the middle leaves the target as it was; the next move goes through", async () => {
    const { target, databaseUrl } = await newTarget();
    await startOnce(target);
    const source = await openSource();
    const cutAfterHugs = async function* (batches: AsyncIterable<Batch>) {
      for await (const batch of batches) {
        yield batch;
        if (batch.table !== "hugs") continue;
        await target.rows(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state = 'idle in transaction'",
        );
      }
    };
    const moving = inTransaction(source, "read", async (rows) =>
      fillDatabase(target, cutAfterHugs(readRows(rows, await tablesOf(rows)))),
    );
    await expect(moving).rejects.toThrow(/unavailable/);
    expect(await peopleIn(target)).toBe(0);
    expect(await target.rows("select count(*)::int as keys from signing_keys")).toEqual([{ keys: 1 }]);
    await source.close();
    expect((await moveToPostgres({ dataDir, databaseUrl, secret: SECRET })).every(isSame)).toBe(true);
    expect(await everythingIn(target, filled)).toEqual(before);
  });

  test("M6 a row that reads back differently undoes all of it and is named", async () => {
    const { target } = await newTarget();
    const source = await openSource();
    // Its text has nowhere to go, and reads back as nothing under another name.
    await target.rows("alter table group_hugs rename column message to words");
    const error = await copyRows(source, target).catch((thrown: unknown) => thrown);
    await source.close();
    expect(error).toMatchObject({ message: expect.stringContaining("does not read back the same") });
    const differing = (error as { compared: Parameters<typeof isSame>[0][] }).compared.filter((one) => !isSame(one));
    expect(differing.map(({ table }) => table)).toEqual(["group_hugs"]);
    expect(await peopleIn(target)).toBe(0);
  });

  test("M7 a number that a sequence gives goes on after the highest one moved", async () => {
    const { target } = await newTarget();
    const source = await openTestDatabase("pglite");
    for (const database of [source, target])
      await database.rows("create table tickets (id bigint generated always as identity primary key, name text)");
    await source.rows("insert into tickets (name) values ('a'), ('b'), ('c')");
    expect((await copyRows(source, target)).every(isSame)).toBe(true);
    await source.close();
    expect(await target.rows("insert into tickets (name) values ('d') returning id::int, name")).toEqual([
      { id: 4, name: "d" },
    ]);
  });
});
