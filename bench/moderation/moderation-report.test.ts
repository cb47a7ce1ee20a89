import { expect, it } from "vitest";
import { tableOf } from "../table.ts";
import type { Measured } from "./measure.ts";
import { parsePlan } from "./moderation-plan.ts";
import { lineOf, rowsOf } from "./moderation-report.ts";

const plan = parsePlan(["--rooms", "400", "--live", "4"]);
const measured: Measured = {
  joined: 6,
  known: 400,
  seen: [100, 200],
  seenElsewhere: [300, 1_000],
  unseen: 0,
  effects: { reminder: [20], lock: [30], close: [500] },
  unmet: 0,
  without: { server: 0.1, database: 0.02 },
  watched: { server: 0.25, database: 0.02 },
};
const table = (of: Partial<Measured>) => tableOf(rowsOf({ ...measured, ...of }, plan));

it("says whether the goals are met", () => {
  expect(table({})).not.toContain("MISSED");
  expect(table({ seenElsewhere: [1_001] })).toMatch(/p99 1000 ms: MISSED/);
  expect(table({ effects: { lock: [501] } })).toMatch(/p99 500 ms: MISSED/);
  expect(table({ watched: { server: 0.2512, database: 0 } })).toMatch(/15\.1 % more +15 % of a core: MISSED/);
});

it("what was not seen, not done, or not in the list is no result", () => {
  expect(table({ known: 399 })).toMatch(/all 400: MISSED/);
  expect(table({ unseen: 1 })).toMatch(/not seen in time +1 +none: MISSED/);
  expect(table({ unmet: 1 })).toMatch(/or refused +1 +none: MISSED/);
  expect(table({ effects: {} })).toMatch(/p99 500 ms: MISSED/);
});

it("says which rooms are real ones", () => {
  expect(table({})).toMatch(/with somebody in them +6: real/);
  expect(table({})).toMatch(/others +394: made summaries/);
});

it("ends with a line of figures", () => {
  expect(JSON.stringify(lineOf(measured, plan))).toBe(
    '{"bench":"moderation","rooms":400,"moderators":20,"seenMs":{"p50":200,"p99":1000},"effectMs":{"p50":30,"p99":500},"corePct":15}',
  );
});
