import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { columnsOf } from "../entities/levels.ts";
import { RIGHTS } from "../entities/rights.list.ts";
import type { Database, Dialect } from "../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../platform/database/testing/open-test-database.ts";
import { enterWithFactor } from "./second-factor/second-factor.contract.ts";
import { openWays } from "./testing/open-ways.ts";
import { expectSealed, SEALED_COLUMNS } from "./testing/sealed-columns.ts";

test("L3 of each sealed column a test looks whether its content is, and of no other", () => {
  expect(Object.keys(SEALED_COLUMNS).toSorted()).toEqual(columnsOf(RIGHTS, "sealed"));
  for (const [name, held] of Object.entries(SEALED_COLUMNS)) {
    const text = readFileSync(new URL(held.test, import.meta.url), "utf8");
    expect([name, text.includes(`"${name}"`), text.includes("expectSealed(")]).toEqual([name, true, true]);
  }
});

const onDatabase = (dialect: Dialect): void => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
  });
  afterAll(() => database.close());

  test("L4 the secret of an authenticator app is sealed; a column that is not, is found", async () => {
    const ways = await openWays(database);
    const nowMs = Date.now;
    await enterWithFactor({ ...ways, nowMs, pass: async () => {}, leave: async () => {} });
    await expectSealed(database, "second_factors.secret");
    await database.rows("update second_factors set secret = 'JBSWY3DPEHPK3PXP'");
    await expect(expectSealed(database, "second_factors.secret")).rejects.toThrow(/second_factors.secret/);
  });
};
describe("sealed columns on PGlite", () => onDatabase("pglite"));
describe.skipIf(testServerUrl() === undefined)("sealed columns on PostgreSQL", () => onDatabase("postgres"));
