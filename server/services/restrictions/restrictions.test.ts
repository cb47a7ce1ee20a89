import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { powersOf } from "#shared/policy/restriction.policy.ts";
import { BAN_ALONE_HOURS, takesTwo } from "#shared/policy/staff.policy.ts";
import { PERSON_RESTRICTIONS } from "#shared/schema/restriction.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import { Unavailable } from "../../errors.ts";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { inTransaction } from "../../platform/transfer/in-transaction.ts";
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
    give: async (userId, role) => void roles.set(userId, role),
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
    give: async (userId, role) =>
      void (await database.rows("insert into staff (user_id, role) values ($1, $2)", [userId, role])),
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

  test("P6 the database says of every length whether a ban takes two, as the policy does", async () => {
    for (const hours of [1, BAN_ALONE_HOURS, BAN_ALONE_HOURS + 0.1, 24 * 366 * 10, null])
      for (const kind of PERSON_RESTRICTIONS) {
        const [row] = await database.rows<{ said: boolean }>("select takes_two($1, $2) as said", [kind, hours]);
        expect([kind, hours, row?.said]).toEqual([kind, hours, takesTwo(kind, hours)]);
      }
    const [by, person] = [await world.person("admin"), await world.person()];
    const set = `select outcome from restrict_person(gen_random_uuid(), $1, 'admin', $2::jsonb, $3, 'ban', 'spam', null, $4, null, null, 10)`;
    const said = await database.rows(set, [by, JSON.stringify(powersOf("admin")), person, BAN_ALONE_HOURS + 1]);
    expect(said).toEqual([{ outcome: "takes_two" }]);
    expect(await world.restrictions.ofPerson(person)).toEqual([]);
  });
};
describe("restrictions on PGlite", () => describeStored("pglite"));
describe.skipIf(testServerUrl() === undefined)("restrictions on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  describeStored("postgres"),
);

describe.skipIf(testServerUrl() === undefined)("locks of restrictions on PostgreSQL", () => {
  let database: Database;
  let world: RestrictionsWorld;
  beforeAll(async () => {
    database = await openTestDatabase("postgres");
    world = openWorld(database);
  });
  afterAll(() => database.close());

  test("a mute, its end and an appeal against it take the group hug before the inbox, as whatever is done to all of it", async () => {
    const [by, other, person] = [
      { userId: await world.person("admin"), role: "admin" } as const,
      { userId: await world.person("admin"), role: "admin" } as const,
      await world.person(),
    ];
    const groupHugId = await world.groupHug(person);
    const muting = { userId: person, kind: "mute", category: "spam", statement: "", hours: 1, groupHugId } as const;
    const waiting = `
      select count(*)::int as many from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`;
    /** What is done to all of it, which comes to the inbox while \`act\` waits. */
    const meanwhile = async (act: () => Promise<unknown>) => {
      let acted: Promise<unknown> = Promise.resolve();
      await inTransaction(database, "write", async (rows) => {
        await rows("select from group_hugs where id = $1 for update", [groupHugId]);
        acted = act();
        for (let turn = 0; turn < 10_000; turn += 1) {
          const [now] = await database.rows<{ many: number }>(waiting);
          if (now?.many === 1) break;
        }
        await rows("set local lock_timeout = '2s'");
        await rows("select lock_inbox_heads(array[$1::uuid])", [person]);
      });
      return acted;
    };
    expect(await meanwhile(() => world.restrictions.restrict(by, muting))).toMatchObject({ ok: true });
    const [{ id } = { id: "" }] = await world.restrictions.ofPerson(person);
    await world.restrictions.appeal(person, id, "It was me who fell asleep.");
    const decision = { state: "changed", statement: "", hours: 0.5 } as const;
    expect(await meanwhile(() => world.restrictions.decideAppeal(other, id, decision))).toMatchObject({ ok: true });
    expect(await meanwhile(() => world.restrictions.lift(by, id))).toMatchObject({ ok: true });
  });
});

test("U9 says unavailable when the database is away", async () => {
  const database = await openTestDatabase("pglite");
  const { restrictions } = openWorld(database);
  await database.close();
  const id = crypto.randomUUID();
  const by = { userId: id, role: "admin" } as const;
  for (const ask of [() => restrictions.own(id), () => restrictions.lift(by, id), () => restrictions.approvals(by)])
    await expect(ask()).rejects.toThrow(Unavailable);
});
