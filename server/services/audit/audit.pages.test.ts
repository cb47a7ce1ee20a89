import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import type { AuditHead } from "./audit.chain.ts";
import { checkExport } from "./audit.export.ts";
import { createMemoryTables } from "../world.memory.ts";
import { createMemoryAudit, type MemoryEntry } from "./audit.memory.ts";
import { describeAuditPages } from "./audit.pages.contract.ts";
import { createAudit } from "./audit.service.ts";

describe("reading the audit in memory", () => {
  const [entries, names]: [MemoryEntry[], Map<string, string>] = [[], new Map()];
  const tables = createMemoryTables();
  describeAuditPages(() => ({
    audit: createMemoryAudit({ tables, entries }),
    async enter(name) {
      const id = crypto.randomUUID();
      names.set(id, name);
      return id;
    },
    async add(actorId, act, subjectId, { kind = "user", details = {} } = {}) {
      const [actorName, subjectName] = [names.get(actorId ?? "") ?? null, names.get(subjectId) ?? null];
      const seq = entries.length + 1;
      const who = { actorId, actorName, actorRole: "moderator", subjectKind: kind, subjectId, subjectName };
      entries.push({ seq, atMs: seq * 1_000, act, ...who, details });
    },
    async addCase(subjectId) {
      const [id, nothing] = [crypto.randomUUID(), { groupHugId: null, claim: null, decided: null }];
      const about = { state: "open", severity: 2, category: "spam", openedAtMs: 0, dueAtMs: 0 } as const;
      tables.cases.set(id, { id, subjectId, ...about, ...nothing });
      return id;
    },
  }));
});

const ENTER = `insert into users (username, display_name, being) values ($1, $2, 'ember/plain') returning id`;
const ADD = `select audit($1, 'moderator', $2, $4, $3, $5::jsonb)`;
const ADD_CASE = `
  insert into cases (kind, subject_id, severity, category, due_at) values ('person', $1, 2, 'spam', now()) returning id`;

const describeStored = (dialect: Dialect): void => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
  });
  afterAll(() => database.close());
  describeAuditPages(() => ({
    audit: createAudit({ database }),
    enter: async (name) =>
      (await database.rows<{ id: string }>(ENTER, [`n${crypto.randomUUID().slice(0, 8)}`, name]))[0]?.id ?? "",
    async add(actor, act, subject, { kind = "user", details = {} } = {}) {
      await database.rows(ADD, [actor, act, subject, kind, JSON.stringify(details)]);
    },
    addCase: async (about) => (await database.rows<{ id: string }>(ADD_CASE, [about]))[0]?.id ?? "",
  }));

  const exported = async (fromMs: number, toMs: number): Promise<readonly string[]> => {
    const lines: string[] = [];
    for await (const line of createAudit({ database }).exported({ fromMs, toMs })) lines.push(line);
    return lines;
  };

  test("A8 what is exported is checked without the database, whichever part of the time it is", async () => {
    const { head } = createAudit({ database });
    for (let n = 0; n < 5; n += 1) await database.rows(ADD, [null, "mute", `u${n}`, "user", "{}"]);
    const heads = [await head()];
    const all = await exported(0, Date.now() + 60_000);
    expect(checkExport(all, heads)).toEqual({ ok: true, entries: all.length - 1 });
    expect(all.length).toBe((heads[0]?.seq ?? 0) + 1);
    const [{ at }] = (await database.rows<{ at: number }>(
      `select epoch_ms(at)::float8 + 1 as at from audit_entries where seq = 3`,
    )) as [{ at: number }]; // as: there is one
    const part = await exported(at, Date.now() + 60_000);
    expect(checkExport(part, heads)).toMatchObject({ ok: true });
    expect(part.length).toBeLessThan(all.length);
    expect(checkExport(await exported(0, 1), heads)).toEqual({ ok: true, entries: 0 });
  });

  test("A9 what was changed, taken out or cut off in it is named, and what is none of its lines is refused", async () => {
    const all = await exported(0, Date.now() + 60_000);
    const broken = (seq: number, why: string) => ({ ok: false, broken: { seq, why } });
    const changed = all.map((line, at) => (at === 4 ? line.replace(/"act":"\w+"/, '"act":"nothing"') : line));
    expect(checkExport(changed, [])).toEqual(broken(4, "hash"));
    expect(checkExport(all.toSpliced(3, 1), [])).toEqual(broken(3, "missing"));
    expect(checkExport(all.slice(0, -1), [])).toEqual(broken(all.length - 1, "cut"));
    const other: AuditHead = { seq: 2, hash: "f".repeat(64) };
    expect(checkExport(all, [other])).toEqual(broken(2, "witness"));
    expect(() => checkExport([...all.slice(0, 2), "{}"], [])).toThrow("Line 3");
    expect(() => checkExport([], [])).toThrow("Line 1");
  });
};
describe("reading the audit on PGlite", () => describeStored("pglite"));
describe.skipIf(testServerUrl() === undefined)("reading the audit on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  describeStored("postgres"),
);
