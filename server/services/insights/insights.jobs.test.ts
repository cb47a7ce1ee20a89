import { expect, test } from "vitest";
import { releasableAtMs, weekOf } from "#shared/mood/community/iso-week.ts";
import { dayOfNumber } from "#shared/mood/day-number.ts";
import { OLD_AFTER_MS, RESTS_MS } from "#shared/mood/insights/due.ts";
import type { Rows } from "../../platform/database/database.ts";
import { createJobQueue } from "../../platform/jobs/job-queue.ts";
import { makeJobTables } from "../../platform/jobs/testing/with-job-tables.ts";
import { addMoods, diary } from "../testing/diary.ts";
import { describeOnEachDatabase } from "../testing/each-world.ts";
import { doDueJobs } from "../testing/due-jobs.ts";
import { newMood } from "../testing/mood.ts";
import { createCommunityJobs } from "./community.jobs.ts";
import { createInsightsJobs } from "./insights.jobs.ts";
import type { Insights } from "./insights.port.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
type Job = { key: string; in_ms: number };

describeOnEachDatabase("jobs of insights", (world, database) => {
  const [queue, weeks] = [createJobQueue("insights"), createJobQueue("community-week")];
  let made: object | null = null;
  const tables = async () => {
    if (made !== database()) for (const { name } of [queue, weeks]) await makeJobTables(database(), name);
    made = database();
    await database().rows("delete from pgboss.job");
  };
  const jobsOver = async (compute?: Insights["compute"], over: Rows = database()) => {
    await tables();
    return createInsightsJobs({ database: over, queue, insights: { compute: compute ?? world().insights.compute } });
  };
  const waiting = (name = queue.name) =>
    database().rows<Job>(
      `select singleton_key as key, (extract(epoch from start_after - clock_timestamp()) * 1000)::float8 as in_ms
       from pgboss.job where name = $1 and state = 'created' order by singleton_key`,
      [name],
    );
  const entriesOf = async (id: string) => (await world().insights.view(id, "2026-01-01")).insights?.entries ?? null;
  const log = (id: string, count: number) => addMoods(world(), id, diary(count, Date.UTC(2026, 0, 1)).slice(0, count));
  /** So much time passes, also for jobs. */
  const pass = async (ms: number) => {
    await world().pass(ms);
    await database().rows("update pgboss.job set start_after = start_after - $1::float8 * interval '1 ms'", [ms]);
  };

  test("J1 the first mood is computed at once; what repeats it finds nothing to do", async () => {
    const ann = await world().addUser("Ann");
    const jobs = await jobsOver();
    await jobs.ask(ann);
    await jobs.ask(NOBODY);
    await jobs.ask("x");
    expect(await waiting()).toEqual([]);
    await log(ann, 1);
    await Promise.all([1, 2, 3].map(() => jobs.ask(ann)));
    const [job, ...others] = await waiting();
    expect([job?.key, others]).toEqual([`soon ${ann}`, []]);
    expect(job?.in_ms).toBeLessThanOrEqual(0);
    await doDueJobs(database(), jobs);
    expect(await entriesOf(ann)).toBe(1);
    const { insights } = await world().insights.view(ann, "2026-01-01");
    for (let time = 0; time < 3; time += 1) await jobs.carryOut({ userId: ann });
    expect((await world().insights.view(ann, "2026-01-01")).insights).toEqual(insights);
    expect(await waiting()).toEqual([]);
  });

  test("J2 little that is new waits for hours, and enough of it for the rest only", async () => {
    const ann = await world().addUser("Ann");
    const jobs = await jobsOver();
    await log(ann, 1);
    await jobs.carryOut({ userId: ann });
    await log(ann, 1);
    await jobs.ask(ann);
    const [later] = await waiting();
    expect(later?.key).toBe(`later ${ann}`);
    expect(Math.abs((later?.in_ms ?? 0) - OLD_AFTER_MS)).toBeLessThan(60_000);
    await log(ann, 2);
    await jobs.ask(ann);
    const [, soon] = await waiting();
    expect(soon?.key).toBe(`soon ${ann}`);
    expect(Math.abs((soon?.in_ms ?? 0) - RESTS_MS)).toBeLessThan(60_000);
    // It comes too early: nothing is computed, and it comes again.
    await jobs.carryOut({ userId: ann });
    expect([await entriesOf(ann), (await waiting()).length]).toEqual([1, 2]);
    await pass(RESTS_MS + 1_000);
    await doDueJobs(database(), jobs);
    expect(await entriesOf(ann)).toBe(4);
    await pass(OLD_AFTER_MS);
    await doDueJobs(database(), jobs);
    expect(await waiting()).toEqual([]);
  });

  test("J3 who was missed is found: moods without a job, and what an older version computed", async () => {
    const [ann, ben, cho] = [await world().addUser("A"), await world().addUser("B"), await world().addUser("C")];
    const gone = await world().addUser("Gone");
    const jobs = await jobsOver();
    for (const id of [ann, ben, gone]) await log(id, 1);
    await world().removeUser(gone);
    await jobs.carryOut({ userId: ben });
    await jobs.addMissing();
    await jobs.addMissing();
    expect((await waiting()).map(({ key }) => key)).toEqual([`soon ${ann}`]);
    await database().rows("update insights set form = 0 where user_id = $1", [ben]);
    expect((await world().insights.view(ben, "2026-01-01")).insights).toBeNull();
    await jobs.addMissing();
    expect((await waiting()).map(({ key }) => key).toSorted()).toEqual([`soon ${ann}`, `soon ${ben}`].toSorted());
    await pass(RESTS_MS + 1_000);
    await doDueJobs(database(), jobs);
    expect([await entriesOf(ann), await entriesOf(ben), await entriesOf(cho)]).toEqual([1, 1, null]);
    await jobs.addMissing();
    expect(await waiting()).toEqual([]);
  });

  test("J4 what cannot be worked out now is tried again; what came meanwhile is asked for", async () => {
    const ann = await world().addUser("Ann");
    await log(ann, 1);
    const crowded = await jobsOver(async () => "try_later");
    await expect(crowded.carryOut({ userId: ann })).rejects.toThrow("unavailable");
    const jobs = await jobsOver(async (id) => {
      const became = await world().insights.compute(id);
      await log(id, 1);
      return became;
    });
    await jobs.carryOut({ userId: ann });
    expect((await waiting()).map(({ key }) => key)).toEqual([`later ${ann}`]);
  });

  test("J5 two processes that compute at once keep one result", async () => {
    const ann = await world().addUser("Ann");
    const jobs = await jobsOver();
    await log(ann, 30);
    const told: string[] = [];
    const unsubscribe = world().presenceChanges.subscribe((ids) => told.push(...ids));
    await Promise.all([1, 2].map(() => jobs.carryOut({ userId: ann })));
    unsubscribe();
    expect(told).toEqual([ann]);
    expect(await entriesOf(ann)).toBe(30);
  });

  test("J6 the weeks that are over everywhere are released, also those of which nobody thought, each once", async () => {
    await tables();
    const nowMs = () => Date.now();
    const jobs = createCommunityJobs({ database: database(), insights: world().insights, queue: weeks, nowMs });
    await jobs.addMissing();
    await jobs.addMissing();
    const all = await waiting(weeks.name);
    expect(all).toHaveLength(10);
    const current = weekOf(dayOfNumber(Math.floor(nowMs() / 86_400_000)));
    const [ofCurrent] = all.filter(({ key }) => key === `week ${current}`);
    expect(Math.abs((ofCurrent?.in_ms ?? 0) - (releasableAtMs(current) - nowMs()))).toBeLessThan(60_000);
    await doDueJobs(database(), jobs);
    const { weeks: released } = await world().insights.community();
    expect(released).toHaveLength(8);
    await jobs.addMissing();
    expect((await waiting(weeks.name)).every(({ in_ms }) => in_ms > 0)).toBe(true);
    for (const { week } of released) await jobs.carryOut({ week });
    expect((await world().insights.community()).weeks).toEqual(released);
    await expect(jobs.carryOut({ week: current })).rejects.toThrow("unavailable");
  });

  test("J7 a mood that is changed is counted, one that is only looked at is not", async () => {
    const ann = await world().addUser("Ann");
    const changes = async () => {
      const [row] = await database().rows<{ changes: number }>(
        "select changes::float8 from mood_states where user_id = $1",
        [ann],
      );
      return row?.changes;
    };
    await log(ann, 7);
    expect(await changes()).toBe(7);
    await world().moods.create(ann, newMood());
    expect(await changes()).toBe(8);
    await world().moods.page(ann, { from: "2025-01-01", until: "2026-01-01" }, null, null, 10);
    await world().moods.setSettings(ann, { isPrivate: true, isInCommunity: true });
    expect(await changes()).toBe(8);
  });
});
