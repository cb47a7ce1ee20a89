import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffRole } from "#shared/schema/staff.ts";
import { Unavailable } from "../../errors.ts";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { createTestSealing } from "../../platform/sealing/testing/test-sealing.ts";
import { createAudit } from "../audit/audit.service.ts";
import { ownedGroupHug } from "../testing/group-hug.ts";
import { createDatabaseWorld } from "../testing/database-world.ts";
import { createMemoryWorld } from "../testing/memory-world.ts";
import { expectSealed } from "../testing/sealed-columns.ts";
import type { World } from "../testing/world.ts";
import { describeRestrictions, type RestrictionsWorld } from "./restrictions.contract.ts";
import { createMemoryRestrictions } from "./restrictions.memory.ts";
import { createRestrictions } from "./restrictions.service.ts";

const groupHugsOf = (people: Pick<World, "groupHugs">): Pick<RestrictionsWorld, "groupHug" | "endGroupHug"> => {
  const owned = new Map<string, Awaited<ReturnType<typeof ownedGroupHug>>>();
  return {
    async groupHug(hostId) {
      const hug = await ownedGroupHug(people, hostId);
      owned.set(hug.id, hug);
      return hug.id;
    },
    endGroupHug: async (id) => void (await owned.get(id)?.write({ kind: "canceled" })),
  };
};

describe("restrictions in memory", () => {
  const people = createMemoryWorld();
  const changed: string[] = [];
  const roles = new Map<string, StaffRole>();
  const restrictions = createMemoryRestrictions({
    tables: people.tables,
    roleOf: (userId) => roles.get(userId) ?? null,
    onChanged: (userId) => void changed.push(userId),
  });
  const groupHugs = groupHugsOf(people);
  describeRestrictions(() => ({
    restrictions,
    changed,
    async person(role) {
      const id = await people.addUser("Fern");
      if (role !== undefined) roles.set(id, role);
      return id;
    },
    ...groupHugs,
    leave: (userId) => people.removeUser(userId),
    pass: (hours) => people.pass(hours * 3_600_000),
    acts: async () => restrictions.acts,
  }));
});

const ACTS = `select act || ' ' || subject_id as act from audit_entries order by seq`;

const openWorld = (database: Database): RestrictionsWorld => {
  const people = createDatabaseWorld(database);
  const changed: string[] = [];
  return {
    restrictions: createRestrictions({
      database,
      sealing: createTestSealing(database),
      newId,
      onChanged: (userId) => void changed.push(userId),
      release: async () => undefined,
    }),
    changed,
    async person(role) {
      const id = await people.addUser("Fern");
      if (role !== undefined) await database.rows("insert into staff (user_id, role) values ($1, $2)", [id, role]);
      return id;
    },
    ...groupHugsOf(people),
    leave: (userId) => people.removeUser(userId),
    pass: (hours) => people.pass(hours * 3_600_000),
    acts: async () => (await database.rows<{ act: string }>(ACTS)).map(({ act }) => act),
  };
};

const describeStored = (dialect: Dialect): void => {
  let database: Database;
  let world: RestrictionsWorld;
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
    world = openWorld(database);
  });
  afterAll(async () => {
    for (const name of ["restrictions.statement", "appeals.words", "appeals.statement"])
      await expectSealed(database, name);
    expect(await createAudit({ database }).verify([])).toMatchObject({ ok: true });
    await database.close();
  });
  describeRestrictions(() => world);
};
describe("restrictions on PGlite", () => describeStored("pglite"));
describe.skipIf(testServerUrl() === undefined)("restrictions on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  describeStored("postgres"),
);

test("U9 says unavailable when the database is away", async () => {
  const database = await openTestDatabase("pglite");
  const { restrictions } = openWorld(database);
  await database.close();
  const id = crypto.randomUUID();
  const by = { userId: id, role: "admin" } as const;
  for (const ask of [() => restrictions.own(id), () => restrictions.lift(by, id), () => restrictions.approvals(by)])
    await expect(ask()).rejects.toThrow(Unavailable);
});
