import { expect, it } from "vitest";
import { tableOf } from "../table.ts";
import { bottleneckOf, lineOf, rowsOf } from "./idle-report.ts";
import type { Measured } from "./measure.ts";

const KB = 1_024;
const measured: Measured = {
  name: "HugMood",
  transport: "uws",
  users: 100,
  failed: 0,
  why: "",
  joinsPerS: 600,
  joining: { server: 0.9, generators: 0.3, database: 0.4 },
  before: { rss: 1_000 * KB, heap: 500 * KB, external: 10 * KB },
  after: { rss: 5_000 * KB, heap: 3_000 * KB, external: 20 * KB },
  idle: { server: 0.02, generators: 0.01, database: 0.01 },
  inView: { server: 0.05, generators: 0.01, database: 0.01 },
  dropped: 0,
};
const bare: Measured = { ...measured, name: "bare", joinsPerS: 1_000, inView: null };
const table = (of: Partial<Measured>) =>
  tableOf(rowsOf({ product: { ...measured, ...of }, bare, others: [{ ...bare, name: "other" }] }, 2));

it("says whether the goals are met", () => {
  expect(table({})).not.toContain("MISSED");
  expect(table({ after: { ...measured.after, rss: 5_001 * KB } })).toMatch(/40 KB.*: MISSED/);
  expect(table({ after: { ...measured.after, heap: 4_491 * KB } })).toMatch(/40 KB.*: MISSED/);
  expect(table({ idle: { ...measured.idle, server: 0.0202 } })).toMatch(/2 % of a core: MISSED/);
  expect(table({ joinsPerS: 599 })).toMatch(/bare Colyseus, is 0\.60: MISSED/);
  expect(table({ failed: 1, why: "late" })).toMatch(/1: late +none: MISSED/);
  expect(table({ dropped: 1 })).toMatch(/gone at the end +1 +none: MISSED/);
});

it.each([
  [{ server: 0.9, generators: 0.3, database: 0.4 }, "the server"],
  [{ server: 0.5, generators: 0.9, database: 0.4 }, "the generators"],
  [{ server: 0.6, generators: 0.6, database: 0.6 }, "all processors"],
  [{ server: 0.3, generators: 0.3, database: 0.3 }, "neither: what is waited for in between"],
])("the bottleneck of %j is %s", (cores, words) => expect(bottleneckOf(cores, 2)).toBe(words));

it("ends with a line of figures", () => {
  expect(lineOf({ product: measured, bare, others: [] })).toEqual({
    bench: "idle",
    users: 100,
    kbPerUser: 40,
    heapKbPerUser: 25,
    corePct: 2,
    inViewCorePct: 5,
    joinsPerS: 600,
    failed: 0,
    peerJoinsPerS: 1_000,
  });
});
