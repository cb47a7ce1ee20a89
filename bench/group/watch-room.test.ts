import { expect, it } from "vitest";
import { quantileOf } from "../hugs/tally.ts";
import { dueMs, newestAt, watchRoom } from "./watch-room.ts";
import { valueOf } from "./workload.ts";

const PEOPLE = [0, 1, 2];
const valuesAt = (nowMs: number): number[] =>
  PEOPLE.map((person, slot) => valueOf(slot, newestAt(person, Math.max(0, nowMs))));
/** Values of `everyMs` steps, each there `lateMs` later. */
const played = (everyMs: number, lateMs: number, change = (values: number[]) => values) => {
  const watch = watchRoom(PEOPLE, 0);
  watch.open({ from: 10, to: 20 });
  for (let nowMs = 900; nowMs < 3_000; nowMs += everyMs) watch.take(change(valuesAt(nowMs - lateMs)), nowMs);
  return watch.seen();
};

it("knows when each press is due", () => {
  for (const person of PEOPLE) expect(newestAt(person, dueMs(person, 12) + 0.001)).toBe(12);
});

it("counts each press of the others once, from the moment at which it was due", () => {
  const seen = played(10, 0);
  expect(seen).toMatchObject({ expected: 20, shown: 20, superseded: 0 });
  expect(quantileOf(seen.latencyMs, 1)).toBeLessThanOrEqual(10);
  expect(quantileOf(played(10, 70).latencyMs, 0.01)).toBeGreaterThanOrEqual(70);
});

it("a press that a later one overtook has come with that one", () => {
  const seen = played(250, 0);
  expect(seen.shown + seen.superseded).toBe(20);
  expect(seen.superseded).toBeGreaterThan(8);
  expect(quantileOf(seen.latencyMs, 1)).toBeGreaterThan(100);
});

it("a person whose value does not move is missed", () => {
  const seen = played(10, 0, ([own = 0, first = 0]) => [own, first, 0]);
  expect(seen.shown).toBe(10);
});

it("a value in the wrong slot is very late or not there", () => {
  const seen = played(10, 0, ([own = 0, first = 0, second = 0]) => [own, second, first]);
  expect(seen.shown < 15 || quantileOf(seen.latencyMs, 0.5) > 500).toBe(true);
});
