import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database, Dialect } from "../database/database.ts";
import { openTestDatabase, testServerUrl } from "../database/testing/open-test-database.ts";
import { createEndedSessions } from "./ended-sessions.ts";

const describeEnded = (dialect: Dialect): void => {
  let database: Database;
  const start = async (): Promise<string> => {
    const [user] = await database.rows<{ id: string }>("insert into users (display_name) values ('Ann') returning id");
    const [session] = await database.rows<{ id: string }>(
      "insert into sessions (user_id, token, expires_at) values ($1, $2, now() + interval '1 day') returning id",
      [user?.id, randomUUID()],
    );
    return session?.id ?? "";
  };
  const watch = () => {
    const told: string[][] = [];
    const onEnded = (ids: ReadonlySet<string>) => void told.push([...ids]);
    return { told, ended: createEndedSessions({ database, rememberSeconds: 600, onEnded, everyMs: 20 }) };
  };
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
  });
  beforeEach(() => database.rows("truncate ended_sessions"));
  afterAll(() => database.close());

  it.each([
    ["by itself", "delete from sessions where id = $1"],
    ["with its person", "delete from users where id = (select user_id from sessions where id = $1)"],
  ])("a session that ends %s is over in every process, whoever ended it", async (_how, sql) => {
    const [session, other] = [await start(), await start()];
    const [one, two] = [watch(), watch()];
    await one.ended.look();
    expect(one.told).toEqual([]);
    await database.rows(sql, [session]);
    two.ended.start();
    await expect.poll(() => two.told.length).toBeGreaterThan(1);
    await two.ended.stop();
    await one.ended.look();
    for (const { told, ended } of [one, two]) {
      expect(told[0]).toEqual([session]);
      expect([ended.has(session), ended.has(other)]).toEqual([true, false]);
    }
  });

  it("is forgotten once no token of it can be about", async () => {
    const session = await start();
    await database.rows("delete from sessions where id = $1", [session]);
    await database.rows("update ended_sessions set ended_at = ended_at - interval '11 minutes'");
    const { ended, told } = watch();
    await ended.look();
    expect([ended.has(session), told]).toEqual([false, []]);
  });
};

describe("sessions that are over, on PGlite", () => describeEnded("pglite"));
describe.skipIf(testServerUrl() === undefined)(
  "sessions that are over, on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)",
  () => describeEnded("postgres"),
);
