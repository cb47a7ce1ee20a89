import { expect, test } from "vitest";
import { GATHERING_MS, GROUP_EXPIRES_AFTER_MS } from "#shared/schema/group-hug.ts";
import { rowsThrough, type Database } from "../../platform/database/database.ts";
import { openTestDatabase } from "../../platform/database/testing/open-test-database.ts";
import { createJobQueue } from "../../platform/jobs/job-queue.ts";
import { openJobs, type Jobs } from "../../platform/jobs/jobs.ts";
import { createLog } from "../../platform/logger/logger.ts";
import { copyRows } from "../../platform/transfer/move.ts";
import { createDatabaseWorld } from "../testing/database-world.ts";
import { describeOnEachDatabase } from "../testing/each-world.ts";
import { groupHugDraft, joined, ownedGroupHug, ready, STARTED } from "../testing/group-hug.ts";
import { valueOf } from "../testing/hug.ts";
import { aTurnLater } from "../testing/turns.ts";
import { createGroupHugJobs } from "./group-hugs.jobs.ts";
import { createGroupHugs } from "./group-hugs.service.ts";

const log = createLog({ level: "silent", format: "json" });
const queue = createJobQueue("group-hug-due");
type Job = { key: string; state: string; after_ms: number };
type Stored = { status: string; epoch: number; is_at_its_time: boolean; updated_at: string };

/** Until it is so, at most 20 s. */
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 200 && !(await isSo()); i += 1) await new Promise((resolve) => setTimeout(resolve, 100));
};

describeOnEachDatabase("jobs of group hugs", (world, database) => {
  const jobsOf = (id: string, of = database()) =>
    of.rows<Job>(
      `select singleton_key as key, job.state::text as state, (extract(epoch from start_after) * 1000)::float8 -
         epoch_ms(case when singleton_key like 'expiry%' then expires_at else ends_at end) as after_ms
       from pgboss.job join group_hugs on group_hugs.id::text = data ->> 'groupHugId'
       where group_hugs.id = $1 order by job.created_on, singleton_key`,
      [id],
    );
  /** The row as it is: whoever reads through the service ends what is over. */
  const stored = async (id: string, of = database()): Promise<Stored | undefined> => {
    const sql = `select status, epoch, updated_at::text,
      coalesce(ended_at = case status when 'EXPIRED' then expires_at else ends_at end, false) as is_at_its_time
      from group_hugs where id = $1`;
    return (await of.rows<Stored>(sql, [id]))[0];
  };
  const isOver = async (id: string, of?: Database) => (await stored(id, of))?.status !== "PENDING";
  /** So much time passes, also for jobs. */
  const pass = async (ms: number) => {
    await world().pass(ms);
    await database().rows("update pgboss.job set start_after = start_after - $1::float8 * interval '1 ms'", [ms]);
  };
  const kindOver = (of: Database) => {
    const { hints, groupHugChanges: changes } = world();
    return createGroupHugJobs({ database: of, hints, changes, queue });
  };
  const during = async (work: (jobs: Jobs) => Promise<void>, of = database(), kinds = [kindOver(of)]) => {
    const jobs = await openJobs({ database: of, kinds, log, everyMs: 500 });
    await jobs.start();
    await work(jobs).finally(jobs.stop);
  };

  test("K20 one that is made has its expiry as a job, half a minute after it; what is refused has none", async () => {
    const ann = await world().addUser("Ann");
    const draft = groupHugDraft();
    const { id } = valueOf(await world().groupHugs.create(ann, draft));
    expect(await world().groupHugs.create(ann, draft)).toMatchObject({ ok: true });
    expect(await world().groupHugs.create(ann, { ...draft, name: "Other" })).toMatchObject({ ok: false });
    const [job, ...others] = await jobsOf(id);
    expect([job?.key, job?.state, others]).toEqual([`expiry ${id}`, "created", []]);
    expect(Math.abs((job?.after_ms ?? 0) - 30_000)).toBeLessThan(10_000);
    const scheduledForMs = Math.floor(await world().nowMs()) + 80 * 24 * 3_600_000;
    const later = valueOf(await world().groupHugs.create(ann, groupHugDraft({ scheduledForMs })));
    expect(await jobsOf(later.id)).toEqual([{ key: `expiry ${later.id}`, state: "created", after_ms: 30_000 }]);
    const bad = [groupHugDraft({ scheduledForMs: 0 }), groupHugDraft({ design: "bear" })];
    for (const refused of bad) expect(await world().groupHugs.create(ann, refused)).toMatchObject({ ok: false });
    const [{ jobs } = { jobs: -1 }] = await database().rows<{ jobs: number }>(
      "select count(*)::int as jobs from pgboss.job where data ->> 'groupHugId' not in (select id::text from group_hugs)",
    );
    expect(jobs).toBe(0);
  });

  test("K20 one that is started has its completion as a job; a start that is lost has none", async () => {
    const ann = await world().addUser("Ann");
    const { id, epoch, write } = await ownedGroupHug(world(), ann);
    expect(await world().groupHugs.write(id, epoch + 1, STARTED)).toBe("lost");
    expect(await jobsOf(id)).toHaveLength(1);
    expect(await write(joined(ann), STARTED)).toBe("written");
    expect(await write(STARTED)).toBe("lost");
    const [, completion, ...others] = await jobsOf(id);
    expect([completion?.key, others]).toEqual([`completion ${id}`, []]);
    expect(Math.abs((completion?.after_ms ?? 0) - 70_000)).toBeLessThan(10_000);
  });

  test("K20 what is rolled back leaves neither, and without a job nothing is made", async () => {
    const ann = await world().addUser("Ann");
    const made: string[] = [];
    const { designs, hints, groupHugChanges: changes } = world();
    const over = (rows: Database["rows"], of = queue) =>
      createGroupHugs({ database: { rows }, designs, hints, changes, queue: of });
    const transaction = database().orm.em.fork().getKysely().transaction();
    await world().groupHugs.create(ann, groupHugDraft());
    const rolledBack = transaction.execute(async (within) => {
      const groupHugs = over(rowsThrough(() => within));
      made.push(valueOf(await groupHugs.create(ann, groupHugDraft())).id);
      throw new Error("the planted one");
    });
    await expect(rolledBack).rejects.toThrow("the planted one");
    const nobody = over(database().rows, createJobQueue("nobody-opened"));
    await expect(nobody.create(ann, groupHugDraft())).rejects.toThrow();
    const [found] = await database().rows(
      `select (select count(*)::int from group_hugs) as hugs,
         (select count(*)::int from pgboss.job where data ->> 'groupHugId' = $1) as jobs`,
      [made[0]],
    );
    expect(found).toEqual({ hugs: 1, jobs: 0 });
  });

  test("K21 what no room has open ends by its time: lobby and inboxes hear of it, also after a restart in between", async () => {
    const [ann = "", ben = ""] = await Promise.all(["Ann", "Ben"].map((name) => world().addUser(name)));
    const scheduledForMs = Math.floor(await world().nowMs()) + 60_000;
    const pending = valueOf(await world().groupHugs.create(ann, groupHugDraft({ scheduledForMs })));
    const active = await ownedGroupHug(world(), ann);
    await active.write(joined(ann), ready(ann), STARTED);
    valueOf(await world().groupHugs.invite(ann, pending.id, ben));
    await during(async () => undefined);
    expect([await stored(pending.id), await stored(active.id)]).toMatchObject([
      { status: "PENDING" },
      { status: "ACTIVE" },
    ]);
    await pass(60_000 + GATHERING_MS + 31_000);
    let changes = 0;
    const unsubscribe = world().groupHugChanges.subscribe(() => (changes += 1));
    await during(async () => {
      await until(async () => (await isOver(pending.id)) && (await stored(active.id))?.status === "COMPLETED");
    });
    await aTurnLater();
    unsubscribe();
    expect(await stored(pending.id)).toMatchObject({ status: "EXPIRED", is_at_its_time: true });
    expect(await stored(active.id)).toMatchObject({ status: "COMPLETED", is_at_its_time: true });
    expect(changes).toBeGreaterThan(0);
    expect((await world().inbox.eventsAfter(ben, 0, 10)).map(({ kind }) => kind)).toEqual([
      "invited",
      "invitation_closed",
    ]);
  });

  test("K22 what its room ended is left as the room said; what is open stays its owner's", async () => {
    const ann = await world().addUser("Ann");
    const [ended, open] = [await ownedGroupHug(world(), ann), await ownedGroupHug(world(), ann)];
    await pass(GROUP_EXPIRES_AFTER_MS - 10_000);
    await ended.write({ kind: "expired" });
    const before = await stored(ended.id);
    const { carryOut } = kindOver(database());
    let changes = 0;
    const unsubscribe = world().groupHugChanges.subscribe(() => (changes += 1));
    for (const groupHugId of [ended.id, open.id]) await carryOut({ groupHugId });
    await aTurnLater();
    unsubscribe();
    expect([changes, await stored(ended.id)]).toEqual([0, before]);
    expect(await stored(open.id)).toMatchObject({ status: "PENDING", epoch: open.epoch });
    expect(await open.write(joined(ann))).toBe("written");
  });

  test("K22 what a job ended is lost to an owner who wakes later, whatever its epoch", async () => {
    const { id, write } = await ownedGroupHug(world(), await world().addUser("Ann"));
    await pass(GROUP_EXPIRES_AFTER_MS + 31_000);
    await kindOver(database()).carryOut({ groupHugId: id });
    const after = await stored(id);
    expect([after?.status, await write({ kind: "expired" }), await write(STARTED)]).toEqual([
      "EXPIRED",
      "lost",
      "lost",
    ]);
    expect(await stored(id)).toEqual(after);
  });

  test("K23 two processes carry out each job once", async () => {
    const ann = await world().addUser("Ann");
    const ids: string[] = [];
    for (let i = 0; i < 60; i += 1) ids.push(valueOf(await world().groupHugs.create(ann, groupHugDraft())).id);
    await pass(GROUP_EXPIRES_AFTER_MS + 31_000);
    const done: string[] = [];
    const counting = () => {
      const kind = kindOver(database());
      const carryOut = async (data: unknown) => {
        await kind.carryOut(data);
        done.push((data as { groupHugId: string }).groupHugId); // as: what the service put in
      };
      return [{ ...kind, carryOut }];
    };
    const isDone = async () => (await Promise.all(ids.map((id) => isOver(id)))).every(Boolean);
    await during(() => during(() => until(isDone), database(), counting()), database(), counting());
    expect(done.filter((id) => ids.includes(id)).toSorted()).toEqual(ids.toSorted());
  });

  test("K24 rows that came without their jobs get them at the next start, once: a move or a restore loses nothing", async () => {
    const ann = await world().addUser("Ann");
    const own = () => ownedGroupHug(world(), ann);
    const [soon, later, active, over] = [await own(), await own(), await own(), await own()];
    await active.write(STARTED);
    await over.write({ kind: "canceled" });
    await database().rows("update group_hugs set expires_at = now() - interval '1 minute' where id = $1", [soon.id]);
    const target = await openTestDatabase(database().dialect);
    try {
      await copyRows(database(), target);
      const kind = kindOver(target);
      await during(() => until(() => isOver(soon.id, target)), target);
      expect(await stored(soon.id, target)).toMatchObject({ status: "EXPIRED", is_at_its_time: true });
      await kind.addMissing();
      expect((await jobsOf(later.id, target)).map(({ key }) => key)).toEqual([`expiry ${later.id}`]);
      expect((await jobsOf(active.id, target)).map(({ key }) => key)).toEqual([`completion ${active.id}`]);
      expect(await jobsOf(over.id, target)).toEqual([]);
      expect(await createDatabaseWorld(target).groupHugs.one(ann, later.id)).toMatchObject({ phase: "pending" });
    } finally {
      await target.close();
    }
  });
});
