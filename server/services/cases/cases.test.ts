import { expect, test } from "vitest";
import { Unavailable } from "../../errors.ts";
import type { Database } from "../../platform/database/database.ts";
import { openTestDatabase } from "../../platform/database/testing/open-test-database.ts";
import { createJobQueue } from "../../platform/jobs/job-queue.ts";
import { inTransaction } from "../../platform/transfer/in-transaction.ts";
import { createErasureJobs } from "../erasure/erasure.service.ts";
import { createStaff } from "../staff/staff.service.ts";
import { enterAccount } from "../testing/account.ts";
import { createDatabaseWorld } from "../testing/database-world.ts";
import { openWays } from "../testing/open-ways.ts";
import { describeOnEachDatabase, describeOnEachWorld } from "../testing/each-world.ts";
import { hugTo, valueOf } from "../testing/hug.ts";
import { NO_BREACH, reportOf, restricted } from "../testing/report.ts";
import { expectSealed } from "../testing/sealed-columns.ts";
import { describeCases } from "./cases.contract.ts";
import type { CaseActor } from "./cases.port.ts";
import { createRecent } from "./recent.ts";

describeOnEachWorld("cases", describeCases);

/** For good, at once. */
const erase = async (database: Database, userId: string): Promise<void> => {
  await database.rows("update users set deleted_at = now() where id = $1", [userId]);
  await database.rows("insert into erasures (user_id, due_at) values ($1, now())", [userId]);
  const jobs = createErasureJobs({
    database,
    transaction: (work) => inTransaction(database, "write", work),
    keys: { look: async () => undefined },
    queue: createJobQueue("erasure"),
  });
  await jobs.carryOut({ userId });
};

describeOnEachDatabase("cases as they are kept", (world, database) => {
  /** Somebody who reports, whom it is about, and a moderator. */
  const three = async (about = "Ben") => {
    const [ann, ben, userId] = [
      await world().addUser("Ann"),
      await world().addUser(about),
      await world().addUser("Moderator"),
    ];
    await world().setRole(userId, "moderator");
    return { ann, ben, mod: { userId, role: "moderator" } satisfies CaseActor };
  };

  test("CS16 what was written is sealed, in every place of it, and the trace has ids only", async () => {
    const { ann, ben, mod } = await three();
    const { id: hug } = valueOf(await world().hugs.send(ben, hugTo(ann, { message: "MARKER" })));
    valueOf(await world().reports.report(ann, reportOf("hug", hug, { words: "MARKER" })));
    const all = await world().cases.page(mod, { state: "open", claim: "any" }, null, 1);
    const id = all?.cases[0]?.id ?? "";
    valueOf(await world().cases.claim(mod, id));
    valueOf(await world().cases.note(mod, id, "MARKER"));
    valueOf(await world().cases.reveal(mod, id, "MARKER, to see it"));
    valueOf(await world().cases.decide(mod, id, { ...(await restricted(world(), mod, ben)), words: "MARKER" }));
    for (const column of ["reports.words", "case_notes.words", "case_reveals.reason", "cases.words"])
      await expectSealed(database(), column);
    const kept = `
      select jsonb_agg(it)::text as text from (
        select to_jsonb(reports) as it from reports union all select to_jsonb(cases) from cases
        union all select to_jsonb(case_notes) from case_notes union all select to_jsonb(case_reveals) from case_reveals
        union all select to_jsonb(audit_entries) from audit_entries
      ) as all_of`;
    const [row] = await database().rows<{ text: string }>(kept);
    expect(row?.text).toContain("decide_case");
    expect(row?.text).not.toContain("MARKER");
    // What its writer's key opens no more is gone from the reveal, too; the rest is there.
    const { id: again } = valueOf(await world().reports.report(ann, reportOf("message", hug, { words: "once more" })));
    const [next] = (await world().cases.page(mod, { state: "open", claim: "any" }, null, 1))?.cases ?? [];
    valueOf(await world().cases.claim(mod, next?.id ?? ""));
    const shred = "update user_keys set wrapped_key = null, master_key = null, shredded_at = now() where user_id = $1";
    await database().rows(shred, [ben]);
    expect(valueOf(await world().cases.reveal(mod, next?.id ?? "", "to see it again")).reports).toMatchObject([
      { id: again, words: "once more", snapshot: { lines: [{ message: "" }] } },
    ]);
  });

  test("CS17 a hug that is deleted meanwhile leaves its report as it was; one is decided without a room", async () => {
    const { ann, ben, mod } = await three();
    const { id: hug } = valueOf(await world().hugs.send(ben, hugTo(ann, { message: "not kind" })));
    valueOf(await world().reports.report(ann, reportOf("hug", hug)));
    await database().rows("delete from hugs where id = $1", [hug]);
    const [it] = (await world().cases.page(mod, { state: "open", claim: "any" }, null, 1))?.cases ?? [];
    valueOf(await world().cases.claim(mod, it?.id ?? ""));
    const { reports } = valueOf(await world().cases.reveal(mod, it?.id ?? "", "to see what was said"));
    expect(reports).toMatchObject([{ snapshot: { lines: [{ message: "not kind", isReported: true }] } }]);
    valueOf(await world().cases.decide(mod, it?.id ?? "", NO_BREACH));
  });

  test("CS20 who is erased takes their words along: as a reporter, as whom a case is about, and as staff", async () => {
    const { ann, ben, mod } = await three("MARKER Ben");
    const open = async () => (await world().cases.page(mod, { state: "open", claim: "any" }, null, 10))?.cases ?? [];
    const { id: hug } = valueOf(await world().hugs.send(ben, hugTo(ann, { message: "not kind" })));
    valueOf(await world().reports.report(ann, reportOf("hug", hug, { words: "my words" })));
    const [{ id } = { id: "" }] = await open();
    valueOf(await world().cases.claim(mod, id));
    valueOf(await world().cases.note(mod, id, "a note"));

    await erase(database(), ann);
    const { reports } = valueOf(await world().cases.reveal(mod, id, "to see what was said"));
    expect(reports).toMatchObject([{ words: "", snapshot: { lines: [{ message: "not kind" }] } }]);
    expect((await world().cases.one(mod, id))?.reportsList).toMatchObject([{ by: { name: "someone" } }]);

    await erase(database(), ben);
    expect(await open()).toEqual([]);
    expect(await world().cases.decide(mod, id, NO_BREACH)).toEqual({ ok: false, refusal: { code: "no_such_case" } });
    expect(await world().cases.queueOf()).toMatchObject({ normal: 0 });
    const kept = `
      select state, reports.words, snapshot, subject_id, claimed_by_id, (select count(*)::int from case_notes) as notes
      from cases join reports on case_id = cases.id`;
    expect(await database().rows(kept)).toEqual([
      { state: "closed", words: null, snapshot: null, subject_id: null, claimed_by_id: null, notes: 0 },
    ]);

    const cho = await world().addUser("Cho");
    valueOf(await world().reports.report(await world().addUser("Dan"), reportOf("profile", cho)));
    const [next] = await open();
    valueOf(await world().cases.claim(mod, next?.id ?? ""));
    await erase(database(), mod.userId);
    const other = await world().addUser("Another");
    await world().setRole(other, "moderator");
    valueOf(await world().cases.claim({ userId: other, role: "moderator" }, next?.id ?? ""));
  });

  test("CS28 who is taken off the staff leaves their cases to others; a lower role, what is not below it any more", async () => {
    const staff = createStaff({ database: database() });
    const member = async () => {
      const { userId } = await enterAccount(await openWays(database()));
      valueOf(await staff.setRole(null, userId, "senior_moderator"));
      return userId;
    };
    const caseOf = async (about: string, by: CaseActor) => {
      valueOf(await world().reports.report(await world().addUser("Ann"), reportOf("profile", about)));
      const { cases = [] } = (await world().cases.page(by, { state: "open", claim: "any" }, null, 100)) ?? {};
      const id = cases.find(({ subject }) => subject.person.id === about)?.id ?? "";
      valueOf(await world().cases.claim(by, id));
      return id;
    };
    const by = { userId: await member(), role: "senior_moderator" } as const;
    const peer = await world().addUser("Moderator");
    await world().setRole(peer, "moderator");
    const [ofPeer, ofBen] = [await caseOf(peer, by), await caseOf(await world().addUser("Ben"), by)];
    const claims = async () =>
      Object.fromEntries(
        (await database().rows<{ id: string; by: string | null }>('select id, claimed_by_id as "by" from cases')).map(
          ({ id, by: claimer }) => [id, claimer],
        ),
      );
    valueOf(await staff.setRole(null, by.userId, "moderator"));
    expect(await claims()).toEqual({ [ofPeer]: null, [ofBen]: by.userId });
    valueOf(await staff.setRole(null, by.userId, null));
    expect(await claims()).toEqual({ [ofPeer]: null, [ofBen]: null });
    const trace = `select details -> 'released' as released from audit_entries where act = 'set_staff' and subject_id = $1 order by seq`;
    expect(await database().rows(trace, [by.userId])).toEqual([
      { released: null },
      { released: [ofPeer] },
      { released: [ofBen] },
    ]);
  });

  test("CS29 whoever is erased takes their role along, which leaves an entry; of anybody else there is none", async () => {
    const { ann, mod } = await three();
    for (const userId of [ann, mod.userId]) await erase(database(), userId);
    const roles = `select actor_id, actor_role, act, subject_id, details from audit_entries
      where act = 'set_staff' and subject_id in ($1, $2)`;
    expect(await database().rows(roles, [ann, mod.userId])).toEqual([
      {
        actor_id: mod.userId,
        actor_role: "moderator",
        act: "set_staff",
        subject_id: mod.userId,
        details: { from: "moderator", to: null, erased: true },
      },
    ]);
  });

  test("CS21 a report of somebody who is erased at that moment is of nobody, or goes with them", async () => {
    const ben = await world().addUser("Ben");
    const people = await Promise.all([1, 2, 3, 4].map((at) => world().addUser(`P${at}`)));
    const said = await Promise.all([
      ...people.map((one) => world().reports.report(one, reportOf("profile", ben))),
      erase(database(), ben),
    ]);
    for (const one of said.slice(0, -1)) if (one?.ok === false) expect(one.refusal.code).toBe("nothing_to_report");
    const left = "select from cases where state = 'open' union all select from reports where snapshot is not null";
    expect(await database().rows(left)).toEqual([]);
  });
});

test("CS18 says unavailable when the database is away", async () => {
  const database = await openTestDatabase("pglite");
  const { cases } = createDatabaseWorld(database);
  await database.close();
  const [by, id] = [{ userId: crypto.randomUUID(), role: "admin" } as const, crypto.randomUUID()];
  for (const ask of [
    () => cases.page(by, { state: "open", claim: "any" }, null, 10),
    () => cases.one(by, id),
    () => cases.claim(by, id),
    () => cases.decide(by, id, NO_BREACH),
    () => cases.words(by, id),
    () => cases.statistics(by),
    () => cases.queueFor(by),
    () => cases.queueOf(),
  ])
    await expect(ask()).rejects.toThrow(Unavailable);
});

test("CS19 the queue is asked for once in a while, by whoever asks; a failure is not kept", async () => {
  let [nowMs, reads, isAway] = [0, 0, false];
  const recent = createRecent(
    1000,
    () => nowMs,
    async () => {
      reads += 1;
      if (isAway) throw new Error("away");
      return reads;
    },
  );
  expect(await Promise.all([recent(), recent()])).toEqual([1, 1]);
  nowMs = 999;
  expect(await recent()).toBe(1);
  nowMs = 1000;
  isAway = true;
  await expect(recent()).rejects.toThrow("away");
  isAway = false;
  expect(await recent()).toBe(3);
});
