import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Unavailable } from "../../errors.ts";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import type { Letter } from "../../platform/mail/mailer.ts";
import { createMemoryIdentity } from "../identity/identity.memory.ts";
import { describeStepUp } from "../step-up/step-up.contract.ts";
import { PASSWORD } from "../testing/account.ts";
import { createMemoryWorld } from "../testing/memory-world.ts";
import { openWays } from "../testing/open-ways.ts";
import { valueOf } from "../testing/hug.ts";
import { describeSecondFactor, enterWithFactor, type SecondFactorWorld } from "./second-factor.contract.ts";

describe("a second factor and stepping up, in memory", () => {
  const world = createMemoryWorld();
  const letters: Letter[] = [];
  const accounts = createMemoryIdentity({ addGuest: (name) => world.addUser(name), nowMs: world.clockMs });
  const ways = world.waysIn(accounts, (letter) => void letters.push(letter));
  const whole: SecondFactorWorld = {
    ...ways,
    accounts,
    letters,
    nowMs: world.clockMs,
    pass: (minutes) => world.pass(minutes * 60_000),
    leave: world.removeUser,
  };
  describeSecondFactor(() => whole);
  describeStepUp(() => whole);
});

/** Everything that is about time here, moved into the past. */
const AGES: readonly (readonly [table: string, column: string])[] = [
  ["sign_in_tickets", "expires_at"],
  ["second_factors", "created_at"],
  ["sessions", "stepped_up_at"],
  ["rate_limits", "at"],
];

const openWorld = async (database: Database): Promise<SecondFactorWorld> => {
  let passedMs = 0;
  const nowMs = () => Date.now() + passedMs;
  return {
    ...(await openWays(database, { nowMs })),
    nowMs,
    async pass(minutes) {
      passedMs += minutes * 60_000;
      for (const [table, column] of AGES)
        await database.rows(`update ${table} set ${column} = ${column} - make_interval(mins => $1)`, [minutes]);
    },
    async leave(userId) {
      await database.rows("update users set deleted_at = now() where id = $1", [userId]);
    },
  };
};

const describeStored = (dialect: Dialect): void => {
  let database: Database;
  let world: SecondFactorWorld;
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
    world = await openWorld(database);
  });
  afterAll(() => database.close());
  describeSecondFactor(() => world);
  describeStepUp(() => world);

  test("F14 what is kept: a sealed secret, hashes of backup codes and tickets, and none of them as they are", async () => {
    const one = await enterWithFactor(world);
    const said = valueOf(
      await world.credentials.signIn({ mail: one.mail, password: PASSWORD }, new Headers(), "192.0.2.1"),
    );
    const ticket = said.kind === "held" ? said.held.ticket : "none";
    const tables = ["second_factors", "backup_codes", "sign_in_tickets", "rate_limits"];
    const all = await Promise.all(
      tables.map((table) => database.rows(`select to_jsonb(${table})::text from ${table}`)),
    );
    const text = JSON.stringify(all);
    expect(text).toContain(one.userId);
    for (const secret of [
      one.secret,
      ticket,
      ...one.backupCodes,
      ...one.backupCodes.map((code) => code.replaceAll("-", "")),
    ])
      expect(text).not.toContain(secret);
  });

  test("F15 a sealed secret that was moved to somebody else opens nothing there", async () => {
    const [one, other] = [await enterWithFactor(world), await enterWithFactor(world)];
    await database.rows(
      `update second_factors set secret = (select secret from second_factors where user_id = $1) where user_id = $2`,
      [one.userId, other.userId],
    );
    await expect(world.secondFactor.take(other.userId, one.code())).rejects.toThrow();
    valueOf(await world.secondFactor.take(one.userId, one.code()));
  });
};

describe("a second factor and stepping up, on PGlite", () => describeStored("pglite"));
describe.skipIf(testServerUrl() === undefined)(
  "a second factor and stepping up, on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)",
  () => describeStored("postgres"),
);

test("F16 says unavailable when the database is away", async () => {
  const database = await openTestDatabase("pglite");
  const world = await openWorld(database);
  const { userId, who, code } = await enterWithFactor(world);
  await database.close();
  for (const ask of [
    () => world.secondFactor.view(userId),
    () => world.secondFactor.begin(userId),
    () => world.secondFactor.take(userId, code()),
    () => world.secondFactor.hold(userId),
    () => world.secondFactor.finish("x".repeat(43), code(), new Headers()),
    () => world.stepUp.isDone(who),
    () => world.stepUp.withPassword(who, PASSWORD, null),
  ])
    await expect(ask()).rejects.toThrow(Unavailable);
});
