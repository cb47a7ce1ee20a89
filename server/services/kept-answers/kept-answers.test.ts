import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { createKeyedSeal } from "../../platform/keyed-seal.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import { expectSealed } from "../testing/sealed-columns.ts";
import { createDatabaseWorld } from "../testing/database-world.ts";
import { describeKeptAnswers } from "./kept-answers.contract.ts";
import { createMemoryKeptAnswers } from "./kept-answers.memory.ts";
import { createKeptAnswers } from "./kept-answers.service.ts";

const SEAL = createKeyedSeal("s".repeat(48), "answers");
const ANSWER = { status: 201, body: { note: "planted-marker" } };
const asked = (userId: string | null) => ({
  userId,
  address: "192.0.2.77",
  route: "POST /api/things",
  key: randomUUID(),
  body: '{"password":"a warm lamp in the hall"}',
});

describe("kept answers in memory", () => {
  const answers = createMemoryKeptAnswers();
  describeKeptAnswers(() => ({ answers, elsewhere: answers, addUser: async () => randomUUID() }));
});

const onDatabase = (dialect: Dialect): void => {
  let database: Database;
  const answers = () => createKeptAnswers(database, SEAL);
  const addUser = () => createDatabaseWorld(database).addUser("Ann");
  const work = async () => ({ kept: ANSWER });
  const rows = () => database.rows<Record<string, unknown>>("select * from idempotency_keys");
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
  });
  afterAll(() => database.close());
  describeKeptAnswers(() => ({ answers: answers(), elsewhere: answers(), addUser }));

  it("A5 forgets a key after 24 hours, and its row at the next one", async () => {
    const ann = asked(await addUser());
    await answers().once(ann, work);
    await database.rows("update idempotency_keys set expires_at = expires_at - interval '24 hours'");
    expect(await answers().once({ ...ann, body: "{}" }, work)).toMatchObject({ kind: "answered" });
    expect(await rows()).toHaveLength(1);
  });

  it("A5 a first that ended without an answer holds its key for a minute, and its late answer is nobody's", async () => {
    const ann = asked(await addUser());
    await answers().once(ann, async () => {
      expect(await answers().once(ann, work)).toEqual({ kind: "in_progress" });
      await database.rows("update idempotency_keys set started_at = started_at - interval '1 minute'");
      expect(await answers().once({ ...ann, body: "{}" }, work)).toEqual({ kind: "other_body" });
      expect(await answers().once(ann, work)).toMatchObject({ kind: "answered" });
      return { kept: { status: 500, body: "late" } };
    });
    expect(await answers().once(ann, work)).toEqual({ kind: "again", answer: ANSWER });
  });

  it("A6 keeps neither key, address, body nor answer in a form that can be read", async () => {
    const somebody = asked(null);
    await answers().once(somebody, work);
    await expectSealed(database, "idempotency_keys.answer");
    const dump = JSON.stringify(await rows());
    for (const told of [somebody.key, somebody.address, "warm lamp", "planted-marker"])
      expect(dump).not.toContain(told);
  });

  it("goes with its person", async () => {
    const userId = await addUser();
    await answers().once(asked(userId), work);
    await database.rows("delete from users where id = $1", [userId]);
    expect(await database.rows("select from idempotency_keys where user_id = $1", [userId])).toEqual([]);
  });
};

describe("kept answers in PGlite", () => onDatabase("pglite"));
describe.skipIf(testServerUrl() === undefined)("kept answers in PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  onDatabase("postgres"),
);
