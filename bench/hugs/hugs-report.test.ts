import { expect, it } from "vitest";
import { tableOf } from "../table.ts";
import { lineOf, rowsOf } from "./hugs-report.ts";
import type { MeasuredProduct } from "./measure.ts";
import type { Step } from "./steps.ts";

const step: Step = {
  perS: 500,
  intended: 1_000,
  acked: 1_000,
  refused: 0,
  unanswered: 0,
  ackMs: { p50: 4.2, p99: 10.9 },
  lateMs: { p50: 0.5, p99: 1 },
  shown: 1_000,
  shownMs: { p50: 6.06, p99: 21 },
  cores: { server: 0.5, generators: [0.2], database: 0.6 },
};
const productWith = (perS: number): MeasuredProduct => ({
  transport: "uws",
  held: { perS, step, missed: { ...step, perS: perS * 1.5, refused: 3 } },
  there: null,
  within: null,
  shown: step,
  kept: { acked: 5_000, stored: 5_001, gaps: 0 },
});
const peer = { held: { perS: 1_000, step, missed: null }, within: null, kept: { acked: 10, stored: 10, gaps: 0 } };
const table = (perS: number, of: Partial<MeasuredProduct> = {}) =>
  tableOf(rowsOf({ product: { ...productWith(perS), ...of }, peer, embedded: productWith(2_000) }, 2));

it("says whether the goals are met", () => {
  expect(table(1_500)).not.toContain("MISSED");
  expect(table(1_499)).toMatch(/1\.5 x the peer, is 1\.50: MISSED/);
  expect(table(1_500, { kept: { acked: 11, stored: 10, gaps: 0 } })).toMatch(/none lost: MISSED/);
  expect(table(1_500, { kept: { acked: 11, stored: 11, gaps: 1 } })).toMatch(/none: MISSED/);
  expect(table(1_500, { shown: { ...step, shown: 999 } })).toMatch(/all: MISSED/);
  expect(table(1_500, { shown: { ...step, shownMs: { p50: 8.1, p99: 9 } } })).toMatch(/all: MISSED/);
});

it("ends with a line of figures, of the embedded database where there is no PostgreSQL", () => {
  expect(lineOf({ product: productWith(1_500), peer, embedded: productWith(2_100) })).toEqual({
    bench: "hugs",
    store: "postgres",
    heldPerS: 1_500,
    peerInsertHeldPerS: 1_000,
    embeddedHeldPerS: 2_100,
    thereHeldPerS: null,
    serviceHeldPerS: null,
    peerServiceHeldPerS: null,
    ackMs: { p50: 4.2, p99: 10.9 },
    shownMs: { p50: 6.06, p99: 21 },
  });
  expect(lineOf({ product: null, peer: null, embedded: productWith(2_100) })).toMatchObject({
    store: "pglite",
    heldPerS: 2_100,
  });
});
