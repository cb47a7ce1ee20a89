import { expect, it } from "vitest";
import { tableOf } from "../table.ts";
import type { Storm } from "./measure.ts";
import { lineOf, rowsOf } from "./storm-report.ts";

const storm: Storm = {
  transport: "uws",
  clients: 4,
  cut: 4,
  joinsPerS: 2,
  awayMs: 500,
  backMs: [100, 200, 300, 4_000],
  tries: 8,
  cores: { server: 0.9, database: 0.1, generators: 0.2 },
  kept: { acked: 10, unanswered: 0, lost: 0, doubled: 0 },
};
const bare: Storm = { ...storm, kept: null };
const table = (of: Partial<Storm>) => tableOf(rowsOf({ product: { ...storm, ...of }, bare }, 2));

it("says whether the goals are met", () => {
  expect(table({})).not.toContain("MISSED");
  expect(table({ backMs: [100, 200, 300, 4_001] })).toMatch(/twice that, 4\.0 s: MISSED/);
  expect(table({ backMs: [100, 200, 300] })).toMatch(/twice that, 4\.0 s: MISSED/);
  expect(table({ kept: { acked: 10, unanswered: 0, lost: 1, doubled: 0 } })).toMatch(/lost +1 +none: MISSED/);
  expect(table({ kept: { acked: 10, unanswered: 0, lost: 0, doubled: 1 } })).toMatch(/doubled +1 +none: MISSED/);
  expect(table({ kept: { acked: 10, unanswered: 1, lost: 0, doubled: 0 } })).toMatch(/all answered: MISSED/);
});

it("says which side was the bottleneck", () => {
  expect(table({})).toMatch(/limited by +the server/);
  expect(table({ cores: { server: 0.1, database: 0, generators: 0.9 } })).toMatch(/limited by +the clients/);
  expect(table({ cores: { server: 0.8, database: 0.8, generators: 0.2 } })).toMatch(/limited by +all processors/);
  expect(table({ cores: { server: 0.5, database: 0.2, generators: 0.2 } })).toMatch(/limited by +waits/);
});

it("ends with a line of figures", () => {
  expect(lineOf({ product: storm, bare })).toEqual({
    bench: "storm",
    clients: 4,
    joinsPerS: 2,
    back: 4,
    backMs: { p50: 200, p99: 4_000, most: 4_000 },
    lost: 0,
    doubled: 0,
  });
});
