import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Unavailable } from "../../errors.ts";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import type { Letter } from "../../platform/mail/mailer.ts";
import { createAudit } from "../audit/audit.service.ts";
import { createMemoryIdentity } from "../identity/identity.memory.ts";
import { createMemoryWorld } from "../testing/memory-world.ts";
import { openWays } from "../testing/open-ways.ts";
import { describeStaff, type StaffWorld } from "./staff.contract.ts";
import { createStaff } from "./staff.service.ts";

describe("the staff in memory", () => {
  const world = createMemoryWorld();
  const letters: Letter[] = [];
  const accounts = createMemoryIdentity({ addGuest: (name) => world.addUser(name), nowMs: world.clockMs });
  const ways = world.waysIn(accounts, (letter) => void letters.push(letter));
  describeStaff(() => ({
    ...ways,
    accounts,
    letters,
    nowMs: world.clockMs,
    pass: (minutes) => world.pass(minutes * 60_000),
    leave: world.removeUser,
    acts: async () => ways.staff.acts,
  }));
});

const ACTS = `select act || ' ' || subject_id as act from audit_entries order by seq`;

const openWorld = async (database: Database): Promise<StaffWorld> => ({
  ...(await openWays(database)),
  nowMs: Date.now,
  staff: createStaff({ database }),
  async pass(minutes) {
    await database.rows("update staff_sessions set acted_at = acted_at - make_interval(mins => $1)", [minutes]);
  },
  async leave(userId) {
    await database.rows("update users set deleted_at = now() where id = $1", [userId]);
  },
  acts: async () => (await database.rows<{ act: string }>(ACTS)).map(({ act }) => act),
});

const describeStored = (dialect: Dialect): void => {
  let database: Database;
  let world: StaffWorld;
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
    world = await openWorld(database);
  });
  afterAll(async () => {
    expect(await createAudit({ database }).verify([])).toMatchObject({ ok: true });
    await database.close();
  });
  describeStaff(() => world);
};
describe("the staff on PGlite", () => describeStored("pglite"));
describe.skipIf(testServerUrl() === undefined)("the staff on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  describeStored("postgres"),
);

test("T9 says unavailable when the database is away", async () => {
  const database = await openTestDatabase("pglite");
  const staff = createStaff({ database });
  await database.close();
  const who = { userId: crypto.randomUUID(), sessionId: crypto.randomUUID() };
  for (const ask of [
    () => staff.begin(who),
    () => staff.use(who),
    () => staff.members(),
    () => staff.setRole(null, who.userId, "admin"),
  ])
    await expect(ask()).rejects.toThrow(Unavailable);
});
