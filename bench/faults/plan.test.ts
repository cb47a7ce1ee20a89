import { expect, test } from "vitest";
import { parsePlan, scheduleOf } from "./plan.ts";

test("the same seed breaks the same things in the same order, another one others", () => {
  const of = { kills: 30, processes: 3 };
  expect(scheduleOf({ ...of, seed: 4 })).toEqual(scheduleOf({ ...of, seed: 4 }));
  expect(scheduleOf({ ...of, seed: 5 })).not.toEqual(scheduleOf({ ...of, seed: 4 }));
});

test("300 kills come with 30 stalls, 20 each of PostgreSQL, Redis and rolling restarts, 10 times FLUSHALL", () => {
  const faults = scheduleOf({ kills: 300, processes: 3, seed: 1 }).map(({ fault }) => fault.kind);
  const count = (kind: string): number => faults.filter((each) => each === kind).length;
  expect(["kill", "stall", "kill_postgres", "kill_redis", "roll", "flush_redis"].map(count)).toEqual([
    300, 30, 20, 20, 20, 10,
  ]);
});

test("one kind alone, where that is asked for", () => {
  const { only, ...of } = parsePlan(["--only", "roll", "--kills", "5"]);
  expect(scheduleOf({ ...of, only }).map(({ fault }) => fault.kind)).toEqual(["roll", "roll", "roll", "roll", "roll"]);
});

test("what cannot be read is said in a sentence", () => {
  expect(parsePlan(["--seed", "9", "--kills", "3"])).toMatchObject({ seed: 9, kills: 3, hasBugs: true });
  expect(() => parsePlan(["--kills", "many"])).toThrow('--kills is a whole number from 1 to 10000, not "many".');
  expect(() => parsePlan(["--sed", "1"])).toThrow("--sed");
  expect(() => parsePlan(["--bug", "moths"])).toThrow('There is no bug "moths"');
  expect(() => parsePlan(["--only", "moths"])).toThrow('There is no fault "moths"');
});
