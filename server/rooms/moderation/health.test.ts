import { expect, test } from "vitest";
import { ModerationState, type ProcessHealth } from "#shared/schema/moderation.ts";
import { projectHealth } from "./health.project.ts";
import { EMPTY_SERIES, HEALTH_STEPS_MAX, takeHealth, type HealthSeries } from "./health.rules.ts";

const health = (figures: Partial<ProcessHealth> = {}): ProcessHealth => ({
  rooms: 1,
  people: 2,
  devices: 3,
  loopP99Ms: 4,
  memoryMb: 5,
  requests: 6,
  refusals: 0,
  joins: 0,
  hugs: 0,
  reports: 0,
  ackP50Ms: 7,
  ackP99Ms: 8,
  databaseMs: 9,
  jobs: 0,
  held: 0,
  ...figures,
});
/** So many seconds of two processes. */
const after = (seconds: number, figures: Partial<ProcessHealth>, from: HealthSeries = EMPTY_SERIES): HealthSeries => {
  let series = from;
  for (let s = 0; s < seconds; s += 1)
    series = takeHealth(series, [health(figures), health({ ackP99Ms: 20 })], 1_000_000 + s * 1_000);
  return series;
};

test("ten seconds of all processes are one step: sums, and the slowest one's time", () => {
  const { done, last } = after(21, { hugs: 3, refusals: 1 });
  expect(done).toHaveLength(2);
  expect(done[0]).toEqual({ atMs: 1_000_000, hugs: 30, joins: 0, refusals: 10, reports: 0, ackP99Ms: 20 });
  expect(last).toMatchObject({ atMs: 1_020_000, hugs: 3 });
});

test("what comes more often than once a second counts once; only ten minutes are kept", () => {
  const once = after(1, { hugs: 3 });
  expect(takeHealth(once, [health({ hugs: 3 })], 1_000_900)).toBe(once);
  expect(takeHealth(once, [], 1_020_000)).toBe(once);
  expect(after(700, {}).done).toHaveLength(HEALTH_STEPS_MAX);
});

test("what is sent follows: processes come and go, and steps are added at the end and go at the beginning", () => {
  const state = new ModerationState();
  const series = after(35, { hugs: 1 });
  projectHealth(new Map([["p1", health()]]), series.done, state);
  expect(state.health.toJSON()).toMatchObject({ p1: { rooms: 1, databaseMs: 9 } });
  expect(state.steps.map(({ hugs }) => hugs)).toEqual([10, 10, 10]);
  projectHealth(new Map([["p2", health({ rooms: 4 })]]), series.done.slice(1), state);
  expect(Object.keys(state.health.toJSON())).toEqual(["p2"]);
  expect(state.steps.map(({ atMs }) => atMs)).toEqual([1_010_000, 1_020_000]);
});
