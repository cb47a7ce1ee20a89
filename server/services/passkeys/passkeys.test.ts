import { afterAll, beforeAll, describe } from "vitest";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import { createMemoryIdentity } from "../identity/identity.memory.ts";
import { createMemoryWorld } from "../testing/memory-world.ts";
import { openWays } from "../testing/open-ways.ts";
import { describePasskeys, type PasskeysWorld } from "./passkeys.contract.ts";
import { createPasskeys } from "./passkeys.service.ts";

describe("passkeys in memory", () => {
  const world = createMemoryWorld();
  const accounts = createMemoryIdentity({ addGuest: (name) => world.addUser(name) });
  const { passkeys } = world.waysIn(accounts, () => undefined);
  describePasskeys(() => ({
    passkeys,
    accounts,
    isGuest: async (userId) => (await world.people.profile(userId))?.isGuest,
    leave: world.removeUser,
    pass: (minutes) => world.pass(minutes * 60_000),
  }));
});

const describeStored = (dialect: Dialect): void => {
  let database: Database;
  let world: PasskeysWorld;
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
    const { accounts, isGuest } = await openWays(database);
    world = {
      accounts,
      isGuest,
      passkeys: createPasskeys({ database, accounts }),
      async leave(userId) {
        await database.rows("update users set deleted_at = now() where id = $1", [userId]);
      },
      async pass(minutes) {
        await database.rows("update passkey_ceremonies set expires_at = expires_at - make_interval(mins => $1)", [
          minutes,
        ]);
      },
    };
  });
  afterAll(() => database.close());
  describePasskeys(() => world);
};

describe("passkeys on PGlite", () => describeStored("pglite"));
describe.skipIf(testServerUrl() === undefined)("passkeys on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  describeStored("postgres"),
);
