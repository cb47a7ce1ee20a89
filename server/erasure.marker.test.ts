import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { Client, type Room } from "@colyseus/sdk";
import { describe, expect, test } from "vitest";
import { PROTOCOL_VERSION } from "#shared/schema/protocol.ts";
import { createApp } from "./app.ts";
import { RIGHTS } from "./entities/rights.list.ts";
import { openServices } from "./open-services.ts";
import { systemClockId } from "./platform/clock.ts";
import { aloneCluster, openCluster } from "./platform/cluster/cluster.ts";
import { inTestDatabase, testRedisUrl, usable } from "./platform/cluster/testing/test-redis.ts";
import type { Database } from "./platform/database/database.ts";
import { openDatabase } from "./platform/database/open.ts";
import { createEmptyDatabase, testServerUrl } from "./platform/database/testing/open-test-database.ts";
import { createLog } from "./platform/logger/logger.ts";
import { openMailbox } from "./platform/mail/testing/mailbox.ts";
import { groupHugDraft } from "./services/testing/group-hug.ts";
import { hugTo } from "./services/testing/hug.ts";
import { moodDraft, newMood } from "./services/testing/mood.ts";

/** Nobody else's word. As a name, within a mail address, in words, as bytes. */
const MARKER = "Zqxmarker";
const MAIL = "zqxmarker@hugs.example";
const PASSWORD = "a warm lamp in the hall";
const HEX = Buffer.from(MARKER).toString("hex");
const BEING = { colour: "sage", texture: "plain" };
const isMarked = (text: string): boolean => text.toLowerCase().includes(MARKER.toLowerCase());

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo; // as: it listens on a port
      server.close(() => resolve(port));
    });
  });
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (let looks = 0; looks < 400; looks += 1) {
    if (await isSo()) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  expect.fail("It did not come to be so.");
};

const openWorld = async (database: Database, redisUrl: string | null) => {
  const lines: string[] = [];
  const to = new Writable({ write: (line, _encoding, done) => (lines.push(String(line)), done()) });
  const log = createLog({ level: "trace", format: "json", to });
  const mailbox = await openMailbox();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const processAddress = `127.0.0.1:${port}`;
  const cluster =
    redisUrl === null ? aloneCluster() : await openCluster({ redisUrl, processAddress, me: systemClockId, log });
  const services = await openServices({
    database,
    courier: cluster.courier,
    secret: "s".repeat(48),
    publicUrl: null,
    origin: () => url,
    providers: { google: null, apple: null, facebook: null },
    hugsPerHour: 240,
    mail: { smtpUrl: mailbox.url, from: "HugMood <hugs@hugs.example>" },
    log,
  });
  const app = createApp({
    config: {
      host: "127.0.0.1",
      port: { kind: "fixed", port },
      transport: "ws",
      publicUrl: null,
      isBehindProxy: false,
    },
    services,
    cluster,
    log,
    pagesFolder: "no such folder",
    version: "0",
    nowMs: Date.now,
  });
  await app.listen();
  await services.start();
  const ask = async (method: string, path: string, cookie: string, body?: unknown) => {
    const headers = { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) };
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    });
    const json = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    return { status: response.status, json, cookie: response.headers.getSetCookie()[0]?.split(";")[0] ?? cookie };
  };
  const enter = async (name: string) => {
    const { json, cookie } = await ask("POST", "/api/guests", "", { name, being: BEING });
    const client = new Client(url);
    client.auth.token = String((await ask("POST", "/api/rooms/token", cookie)).json["token"]);
    const inbox = await client.joinOrCreate("inbox", { protocol: PROTOCOL_VERSION, after: 0 });
    for (const name of ["inbox/events", "inbox/reset", "state/digest"]) inbox.onMessage(name, () => undefined);
    return { id: String(json["id"]), cookie, client, inbox };
  };
  const close = async (): Promise<void> => {
    for (const end of [app.close, ...services.stops, cluster.stop, mailbox.close]) await end();
  };
  return { ask, enter, lines, mailbox, close };
};

/** By column, `table.column`: the value that is planted there. */
const plantable = async (database: Database): Promise<ReadonlyMap<string, string>> => {
  const values = { text: MARKER, "character varying": MARKER, jsonb: JSON.stringify(MARKER), bytea: `\\x${HEX}` };
  const columns = await database.rows<{ name: string; type: keyof typeof values }>(
    `select table_name || '.' || column_name as name, data_type as type from information_schema.columns
     where table_schema = current_schema() and data_type = any(string_to_array($1, ','))`,
    [Object.keys(values).join()],
  );
  return new Map(columns.map(({ name, type }) => [name, values[type]]));
};

/** Puts the marker into every column of the person's rows that erasure empties or takes along, where the table lets it. */
const plantEverywhere = async (database: Database, userId: string): Promise<string[]> => {
  const values = await plantable(database);
  const planted: string[] = [];
  for (const { table, parts } of RIGHTS) {
    for (const { mine, columns } of parts) {
      for (const [column, { erase }] of Object.entries(columns)) {
        const name = `${table}.${column}`;
        const value = values.get(name);
        // With another hash their cookie opens nothing, and they could not ask for what is tested here.
        if (erase === "stays" || value === undefined || name === "sessions.token") continue;
        const sql = `update "${table}" set "${column}" = $2 where ${mine} returning 1`;
        const rows = await database.rows(sql, [userId, value]).catch(() => []);
        if (rows.length > 0) planted.push(name);
      }
    }
  }
  return planted;
};

/** Where it is, in any column of any table of any schema of ours. */
const findIn = async (database: Database): Promise<string[]> => {
  const tables = await database.rows<{ schema: string; name: string }>(`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const sql = `
      select count(*)::int as count from "${schema}"."${name}" as it
      where lower(it::text) like '%' || lower($1) || '%' or it::text like '%' || $2 || '%'`;
    const [row] = await database.rows<{ count: number }>(sql, [MARKER, HEX]);
    if (row && row.count > 0) found.push(`${schema}.${name}`);
  }
  return found;
};

const filesWithMarker = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => {
    const file = join(folder, name);
    return statSync(file).isFile() && isMarked(readFileSync(file, "latin1"));
  });

/** All that a Redis holds, as text. */
const redisTexts = async (url: string): Promise<string[]> => {
  const redis = await usable(url);
  const texts: string[] = [];
  for (const key of await redis.keys("*")) {
    const type = await redis.type(key);
    const value =
      type === "hash" ? await redis.hgetall(key) : type === "set" ? await redis.smembers(key) : await redis.dump(key);
    texts.push(`${key} ${JSON.stringify(value)}`);
  }
  redis.disconnect();
  return texts;
};

const isThere = (room: Room): boolean => {
  room.onMessage("state/digest", () => undefined);
  return true;
};

/** A marked life: account, hugs, a reaction, a group hug, moods and what they tell, a copy of the data; then erased. What it left behind is looked at. */
const liveAndLeave = async (database: Database, redisUrl: string | null) => {
  const world = await openWorld(database, redisUrl);
  const { ask, enter } = world;
  const [fern, moss] = [await enter(MARKER), await enter("Moss")];
  for (const { id } of [fern, moss])
    await database.rows("insert into privacy_settings (user_id, allow_hugs_from) values ($1, 'everyone')", [id]);
  await fern.inbox.request("hug/send", hugTo(moss.id, { message: `${MARKER} is here` }));
  const got = (await moss.inbox.request("hug/send", hugTo(fern.id, { message: "hello" }))) as { id: string };
  await fern.inbox.request("hug/react", { hugId: got.id, emoji: "🌻", message: `from ${MARKER}` });
  const draft = groupHugDraft({ name: MARKER, description: MARKER, message: MARKER });
  const group = await ask("POST", "/api/group-hugs", fern.cookie, draft);
  await database.rows("insert into group_hug_participants (group_hug_id, user_id) values ($1, $2)", [
    group.json["id"],
    moss.id,
  ]);
  const mood = newMood({ mood: MARKER, note: MARKER, tags: [MARKER] });
  const logged = await ask("POST", "/api/moods", fern.cookie, mood);
  const edit = { ...moodDraft({ mood: MARKER, tags: [MARKER] }), baseRevision: 1, editedAtMs: Date.now() };
  await ask("PUT", `/api/moods/${String(logged.json["id"])}`, fern.cookie, edit);
  await ask("PUT", "/api/insights/hidden", fern.cookie, { id: `tag:${MARKER}`, on: true });
  const told = async () => (await ask("GET", "/api/insights?today=2026-01-01", fern.cookie)).json["insights"] !== null;
  await until(told);
  // The first process of several waits a moment for the others.
  await until(async () => fern.client.joinOrCreate("lobby", { protocol: PROTOCOL_VERSION }).then(isThere, () => false));
  await ask("PUT", "/api/me/age", fern.cookie, { age: "25_34" });
  await ask("POST", "/api/account", fern.cookie, { mail: MAIL, password: PASSWORD });
  await until(async () => world.mailbox.letters.length === 1);
  const [, token] = /#(\S{43})\s/.exec(world.mailbox.letters[0]?.text ?? "") ?? [];
  await ask("POST", "/api/account/confirm", "", { token });
  await ask("POST", "/api/password/forgot", "", { mail: MAIL });
  await database.rows("update sessions set stepped_up_at = now() where user_id = $1", [fern.id]);
  await ask("POST", "/api/me/export", fern.cookie);
  const exported = async () => (await ask("GET", "/api/me/export", fern.cookie)).json["state"] === "ready";
  await until(exported);
  if (redisUrl !== null) expect((await redisTexts(redisUrl)).join()).toContain("lobby");
  const planted = await plantEverywhere(database, fern.id);
  const foundBefore = await findIn(database);

  await ask("POST", "/api/me/erasure", fern.cookie);
  await database.rows("update erasures set due_at = now() where user_id = $1", [fern.id]);
  await database.rows("update pgboss.job set start_after = now() where name = 'erasure'");
  await until(async () => (await database.rows("select from erasures")).length === 0);
  const history = await ask("GET", "/api/hugs", moss.cookie);
  await world.close();
  return {
    ...world,
    planted,
    foundBefore,
    history: history.json,
    redis: redisUrl === null ? [] : await redisTexts(redisUrl),
  };
};

const expectGone = async (database: Database, left: Awaited<ReturnType<typeof liveAndLeave>>) => {
  for (const column of ["users.display_name", "users.bio", "hugs.message", "sessions.user_agent", "group_hugs.name"])
    expect(left.planted).toContain(column);
  for (const table of ["public.users", "public.hugs", "public.hug_reactions", "public.group_hugs", "public.mail_links"])
    expect(left.foundBefore).toContain(table);
  const ofMoods = ["mood_entries", "mood_entry_tags", "mood_versions", "insights", "hidden_suggestions"];
  for (const table of [...ofMoods, "shown_suggestions"]) expect(left.foundBefore).toContain(`public.${table}`);
  expect(await findIn(database)).toEqual([]);
  expect(left.lines.filter(isMarked)).toEqual([]);
  expect(left.redis.filter(isMarked)).toEqual([]);
  const bodies = left.mailbox.letters.map(({ text }) => text.slice(text.indexOf("\r\n\r\n")));
  expect(bodies.length).toBeGreaterThan(1);
  expect(bodies.filter(isMarked)).toEqual([]);
  expect(left.history).toMatchObject({
    hugs: [
      { direction: "sent", other: { name: "someone" }, message: "hello" },
      { direction: "received", other: { name: "someone" }, message: "" },
    ],
  });
};

describe("a marker planted everywhere, erased", () => {
  test("is nowhere in an embedded database, nor in its files once they are vacuumed, nor in the log and the letters", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "hugmood-erasure-"));
    const database = await openDatabase({ dataDir });
    const left = await liveAndLeave(database, null);
    await expectGone(database, left);
    await database.rows("vacuum full");
    await database.rows("checkpoint");
    await database.close();
    // The write-ahead log keeps what it was told until it is recycled.
    const files = filesWithMarker(dataDir).filter((name) => !name.includes("pg_wal"));
    rmSync(dataDir, { recursive: true });
    expect(files).toEqual([]);
  }, 120_000);

  const [server, redis] = [testServerUrl(), testRedisUrl()];
  test.skipIf(server === undefined || redis === undefined)(
    "is nowhere in PostgreSQL, Redis, the log and the letters (needs HUGMOOD_TEST_POSTGRES, HUGMOOD_TEST_REDIS)",
    async () => {
      const { url, drop } = await createEmptyDatabase();
      const database = await openDatabase({ databaseUrl: url, dataDir: "" });
      try {
        await expectGone(database, await liveAndLeave(database, inTestDatabase(redis ?? "")));
      } finally {
        await database.close();
        await drop();
      }
    },
    120_000,
  );
});
