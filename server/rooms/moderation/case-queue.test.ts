import { expect, test } from "vitest";
import type { CaseQueue } from "#shared/schema/case.ts";
import { createCaseChanges } from "../case-changes.ts";
import { createTime } from "../testing/time.ts";
import { watchCaseQueue } from "./case-queue.watch.ts";

const NONE: CaseQueue = { urgent: 0, high: 0, normal: 0, overdue: 0, unclaimed: 0 };

test("what came of cases is told at once, and how many wait within a second; what was heard before does not matter", async () => {
  const time = createTime();
  const pass = async (ms: number) => {
    // What was published is told in a later turn, before any time passes.
    await Promise.resolve();
    time.pass(ms);
    await new Promise((resolve) => void setImmediate(resolve));
  };
  const caseChanges = createCaseChanges();
  let [waiting, reads, told, isAway] = [NONE, 0, 0, false];
  const queueOf = async () => {
    reads += 1;
    if (isAway) throw new Error("away");
    return waiting;
  };
  const watch = watchCaseQueue({ cases: { queueOf }, caseChanges, clock: time.clock }, () => void (told += 1));
  await pass(1);
  expect([watch.queue, watch.changes, reads, told]).toEqual([NONE, 0, 1, 1]);
  waiting = { ...NONE, urgent: 1, unclaimed: 1 };
  for (let n = 0; n < 3; n += 1) caseChanges.publish();
  await pass(1);
  expect([watch.queue, watch.changes, reads]).toEqual([NONE, 3, 1]);
  await pass(1_000);
  expect([watch.queue, watch.changes, reads]).toEqual([waiting, 3, 2]);
  const before = told;
  await pass(1_000);
  watch.look();
  await pass(1);
  expect([reads, told]).toEqual([3, before]);
  isAway = true;
  await pass(1_000);
  watch.look();
  await pass(1);
  expect(watch.queue).toEqual(waiting);
  watch.end();
  caseChanges.publish();
  await pass(5_000);
  expect([watch.changes, reads]).toEqual([3, 4]);
});
