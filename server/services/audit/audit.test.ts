import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import type { AuditHead } from "./audit.chain.ts";
import type { Audit } from "./audit.port.ts";
import { createAudit } from "./audit.service.ts";
import { createWitness, headsFileIn, readHeads } from "./audit.witness.ts";

const WHO = "11111111-1111-4111-8111-111111111111";
const ADD = `select audit($1, 'admin', 'set_staff', 'user', $2, $3)::float8 as seq`;
const DETAILS = { to: "moderator", from: null, "ä\n": [1, 0.1, 1e21, "“”"], nested: { b: 1, a: [] } };

const describeAudit = (dialect: Dialect): void => {
  let database: Database;
  let audit: Audit;
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
    audit = createAudit({ database });
  });
  afterAll(() => database.close());
  const add = async (subject = "zoe"): Promise<number> => {
    const [added] = await database.rows<{ seq: number }>(ADD, [WHO, subject, JSON.stringify(DETAILS)]);
    return added?.seq ?? -1;
  };
  /** As whoever has the database could: no trigger sees it. Undone afterwards. */
  const tampered = async (sql: string, witnesses: readonly AuditHead[] = []) => {
    await database.rows("create table kept_entries as select * from audit_entries");
    await database.rows("create table kept_heads as select * from audit_heads");
    await database.rows("alter table audit_entries disable trigger user");
    try {
      for (const statement of sql.split(";")) await database.rows(statement);
      return await audit.verify(witnesses);
    } finally {
      await database.rows("delete from audit_entries");
      await database.rows("insert into audit_entries select * from kept_entries");
      await database.rows("update audit_heads set (seq, hash, at) = (select seq, hash, at from kept_heads)");
      await database.rows("alter table audit_entries enable trigger user");
      await database.rows("drop table kept_entries");
      await database.rows("drop table kept_heads");
      expect(await audit.verify(witnesses)).toMatchObject({ ok: true });
    }
  };

  test("A1 an entry has the number after the last one, and the chain is whole, whatever is in it", async () => {
    const first = await add();
    for (let n = 1; n < 8; n += 1) expect(await add(`user-${n}`)).toBe(first + n);
    expect(await audit.verify([])).toEqual({ ok: true, entries: first + 7 });
    expect(await audit.head()).toMatchObject({ seq: first + 7 });
  });

  test("A2 many at once have their numbers without gaps, and what is rolled back leaves none", async () => {
    const before = (await audit.head()).seq;
    const seqs = await Promise.all(Array.from({ length: 20 }, () => add()));
    expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => before + 1 + n));
    const failing = `with one as (${ADD}) select 1 / (seq - seq)::int from one`;
    await expect(database.rows(failing, [WHO, "zoe", "{}"])).rejects.toThrow();
    expect(await add()).toBe(before + 21);
    expect(await audit.verify([])).toMatchObject({ ok: true });
  });

  test.each([
    "update audit_entries set act = 'ban'",
    "update audit_entries set details = '{}' where seq = 1",
    "delete from audit_entries where seq = 1",
    "truncate audit_entries",
  ])("A3 the database refuses “%s”", async (sql) => {
    await expect(database.rows(sql)).rejects.toThrow(/never changed/);
    expect(await audit.verify([])).toMatchObject({ ok: true });
  });

  test("A4 whatever is changed behind the triggers is found, by its number", async () => {
    const head = await audit.head();
    const find = (sql: string, witnesses: readonly AuditHead[] = []) => tampered(sql, witnesses);
    const broken = (seq: number, why: string) => ({ ok: false, broken: { seq, why } });
    expect(await find("update audit_entries set act = 'ban' where seq = 3")).toEqual(broken(3, "hash"));
    expect(await find("update audit_entries set details = details - 'to' where seq = 4")).toEqual(broken(4, "hash"));
    expect(await find("update audit_entries set at = at + interval '1 microsecond' where seq = 2")).toEqual(
      broken(2, "hash"),
    );
    expect(await find("delete from audit_entries where seq = 5")).toEqual(broken(5, "missing"));
    expect(await find(`delete from audit_entries where seq > 6`)).toEqual(broken(7, "cut"));
    // With its head cut as well, only what was written down elsewhere knows.
    const cut = `delete from audit_entries where seq > 6; update audit_heads set (seq, hash, at) = (select seq, hash, at from audit_entries where seq = 6)`;
    expect(await find(cut)).toEqual({ ok: true, entries: 6 });
    expect(await find(cut, [head])).toEqual(broken(7, "cut"));
    // Made anew from one entry on, with hashes that fit.
    const anew = `
      update audit_entries set details = '{}' where seq = ${head.seq};
      update audit_entries as e set hash = encode(sha256(convert_to(audit_text(e), 'UTF8')), 'hex') where seq = ${head.seq};
      update audit_heads set hash = (select hash from audit_entries where seq = ${head.seq})`;
    expect(await find(anew)).toMatchObject({ ok: true });
    expect(await find(anew, [head])).toEqual(broken(head.seq, "witness"));
  });

  test("A5 the head is written down when it is another one, and read again; a line that is none is named", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "hugmood-audit-"));
    const file = headsFileIn(path.join(folder, "data"));
    const write = createWitness({ audit, file });
    expect(await readHeads(file)).toBeNull();
    await write();
    await write();
    const first = await audit.head();
    await add();
    await write();
    const heads = await readHeads(file);
    expect(heads).toEqual([first, await audit.head()]);
    expect(await audit.verify(heads ?? [])).toMatchObject({ ok: true });
    expect((await readFile(file, "utf8")).split("\n")).toHaveLength(3);
    await appendFile(file, '{"seq": 9');
    expect(await readHeads(file)).toEqual(heads);
    await appendFile(file, "\n");
    await expect(readHeads(file)).rejects.toThrow(/line 3/);
    await rm(folder, { recursive: true });
  });
};

describe("the audit on PGlite", () => describeAudit("pglite"));
const skips = testServerUrl() === undefined;
describe.skipIf(skips)(`the audit on PostgreSQL${skips ? " (skipped: HUGMOOD_TEST_POSTGRES is not set)" : ""}`, () =>
  describeAudit("postgres"),
);
