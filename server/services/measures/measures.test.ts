import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NO_SQUEEZE } from "#shared/design/squeeze.ts";
import { Unavailable } from "../../errors.ts";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import { createAudit } from "../audit/audit.service.ts";
import { createDatabaseWorld } from "../testing/database-world.ts";
import { groupHugDraft } from "../testing/group-hug.ts";
import { valueOf } from "../testing/hug.ts";
import { createMemoryTables } from "../world.memory.ts";
import { describeMeasures, type MeasuresWorld } from "./measures.contract.ts";
import { createMemoryMeasures } from "./measures.memory.ts";
import type { Setter } from "./measures.port.ts";
import { createMeasures } from "./measures.service.ts";

describe("measures in memory", () => {
  const tables = createMemoryTables();
  const roles = new Map<string, Setter["role"]>();
  let changes = 0;
  const measures = createMemoryMeasures({
    tables,
    roleOf: async (id) => roles.get(id) ?? null,
    onChange: () => (changes += 1),
  });
  describeMeasures(() => ({
    measures,
    async person(minutesAgo) {
      const [id, createdAtMs] = [tables.newId(), tables.nextMs() - minutesAgo * 60_000];
      const fern = { id, name: "Fern", being: "ember/plain", username: id, isGuest: true, isGone: false, createdAtMs };
      tables.people.set(id, fern);
      return id;
    },
    async enter(role) {
      const userId = tables.newId();
      roles.set(userId, role);
      return { userId, role };
    },
    pass: async (minutes) => tables.pass(minutes * 60_000),
    acts: async () => measures.acts,
    changes: () => changes,
  }));
});

const ENTER = `
  insert into users (username, display_name, being, created_at)
  values ('n' || substr(gen_random_uuid()::text, 1, 8), 'Fern', 'ember/plain', now() - make_interval(mins => $1)) returning id`;
const ACTS = `select act from audit_entries where subject_kind = 'server' order by seq`;

const openWorld = (database: Database) => {
  let changes = 0;
  const measures = createMeasures({ database, onChange: () => (changes += 1) });
  const person = async (minutesAgo: number): Promise<string> => {
    const [row] = await database.rows<{ id: string }>(ENTER, [minutesAgo]);
    return row?.id ?? "";
  };
  const world: MeasuresWorld = {
    measures,
    person,
    async enter(role) {
      const userId = await person(0);
      await database.rows("insert into staff (user_id, role) values ($1, $2)", [userId, role]);
      return { userId, role };
    },
    async pass(minutes) {
      await database.rows(
        "update measures set ends_at = ends_at - make_interval(mins => $1), begins_at = begins_at - make_interval(mins => $1)",
        [minutes],
      );
    },
    acts: async () => (await database.rows<{ act: string }>(ACTS)).map(({ act }) => act),
    changes: () => changes,
  };
  return world;
};

const describeStored = (dialect: Dialect): void => {
  let database: Database;
  let world: ReturnType<typeof openWorld>;
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
    world = openWorld(database);
  });
  afterAll(async () => {
    expect(await createAudit({ database }).verify([])).toMatchObject({ ok: true });
    await database.close();
  });
  describeMeasures(() => world);

  const waits = async (sql: string, id: string) =>
    (await database.rows<{ said: string | null }>(`select ${sql} as said`, [id]))[0]?.said ?? null;

  test("M1 whoever is new sends nothing and comes into no group hugs, until it ends; others and the staff do", async () => {
    const { measures, enter, person, pass } = world;
    const by = await enter("senior_moderator");
    const [old, young] = [await person(61), await person(59)];
    const id = crypto.randomUUID();
    const asked = { id, kind: "raid", settings: { newForMinutes: 60 }, minutes: 30 } as const;
    expect(await measures.set(by, asked)).toMatchObject({ ok: true });
    const late = await person(0);
    for (const sql of ["sender_stands($1)", "may_join($1)", "may_gather($1)"]) {
      expect([await waits(sql, old), await waits(sql, by.userId)]).toEqual([null, null]);
      expect([await waits(sql, young), await waits(sql, late)]).toEqual(["raid", "raid"]);
    }
    await pass(31);
    expect(await waits("sender_stands($1)", late)).toBeNull();
  });

  test("M1 a hug of somebody new is refused with the time until its end, and nothing of it is kept", async () => {
    const { measures, enter, person } = world;
    const by = await enter("admin");
    const [old, young] = [await person(5_000), await person(1)];
    for (const id of [old, young])
      await database.rows("insert into privacy_settings (user_id, allow_hugs_from) values ($1, 'everyone')", [id]);
    const id = crypto.randomUUID();
    await measures.set(by, { id, kind: "raid", settings: { newForMinutes: 60 }, minutes: 30 });
    const deliver = async (sender: string, recipient: string) => {
      const item = {
        sender,
        recipient,
        key: crypto.randomUUID(),
        design: "bear",
        has_design: true,
        customization: NO_SQUEEZE,
      };
      const sql = "select outcome, retry_ms as wait from deliver_hugs($1::jsonb, 1000)";
      const [said] = await database.rows<{ outcome: string; wait: number | null }>(sql, [JSON.stringify([item])]);
      return said;
    };
    const refused = await deliver(young, old);
    expect(refused?.outcome).toBe("raid");
    expect(Math.ceil((refused?.wait ?? 0) / 60_000)).toBe(30);
    expect(await database.rows("select id from hugs where sender_id = $1", [young])).toEqual([]);
    expect(await deliver(old, young)).toMatchObject({ outcome: "sent" });
    await measures.lift(by, id);
    expect(await deliver(young, old)).toMatchObject({ outcome: "sent" });
  });

  test("M1 somebody new invites nobody to the group hug that they had, until it ends", async () => {
    const { measures, enter, person, pass } = world;
    const by = await enter("admin");
    const [old, young] = [await person(5_000), await person(1)];
    const { groupHugs } = createDatabaseWorld(database);
    const { id } = valueOf(await groupHugs.create(young, groupHugDraft()));
    const asked = { kind: "raid", settings: { newForMinutes: 60 }, minutes: 30 } as const;
    await measures.set(by, { id: crypto.randomUUID(), ...asked });
    const refused = { code: "raid", retryAfterMs: expect.any(Number) };
    expect(await groupHugs.invite(young, id, old)).toEqual({ ok: false, refusal: refused });
    await pass(31);
    valueOf(await groupHugs.invite(young, id, old));
  });
};
describe("measures on PGlite", () => describeStored("pglite"));
describe.skipIf(testServerUrl() === undefined)("measures on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  describeStored("postgres"),
);

test("says unavailable when the database is away", async () => {
  const database = await openTestDatabase("pglite");
  const measures = createMeasures({ database, onChange: () => undefined });
  await database.close();
  for (const ask of [() => measures.list(), () => measures.limits(), () => measures.raidUntil(crypto.randomUUID())])
    await expect(ask()).rejects.toThrow(Unavailable);
});
