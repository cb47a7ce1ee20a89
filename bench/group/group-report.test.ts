import { expect, it } from "vitest";
import { tableOf } from "../table.ts";
import { lineOf, rowsOf } from "./group-report.ts";
import type { Measured } from "./measure.ts";
import type { Rung } from "./rungs.ts";
import type { Side } from "./sides.ts";

const rung = (people: number, of: Partial<Rung> = {}): Rung => ({
  people,
  seconds: 30,
  latencyMs: { p50: 27.04, p99: 55.06 },
  expected: 1_000,
  superseded: 0,
  lost: 0,
  gone: 0,
  framesPerS: 19.7,
  valuesPerS: people * 200,
  bytesPerValue: 3.3,
  cpuPerMillion: 1.2,
  lateMs: { p50: 0.5, p99: 2 },
  cores: { server: 0.9, generators: [0.5] },
  ...of,
});
const measured = (side: Side, people: number, of: Partial<Rung> = {}): Measured => ({
  side,
  transport: "uws",
  isPinned: true,
  first: rung(2_000, of),
  held: people === 0 ? null : rung(people),
  missed: rung(people + 1_000, { lost: 3 }),
});
const table = (own: Measured, bare: Measured = measured("colyseus-uws", 5_000)) => tableOf(rowsOf([own, bare]));

it("says whether the goals are met, beside bare Colyseus of the same run", () => {
  expect(table(measured("hugmood", 5_000))).not.toContain("MISSED");
  expect(table(measured("hugmood", 4_999))).toMatch(/>= bare Colyseus uWS, 5000: MISSED/);
  expect(table(measured("hugmood", 0), measured("colyseus-uws", 0))).toMatch(/>= bare Colyseus uWS, 0: MISSED/);
  expect(table(measured("hugmood", 5_000, { cpuPerMillion: 1.21 }))).toMatch(/uWS, 1\.20: MISSED/);
  expect(table(measured("hugmood", 5_000, { bytesPerValue: 4.1 }))).toMatch(/<= 4: MISSED/);
  expect(table(measured("hugmood", 5_000))).toMatch(/100 x 20.*1\.20 s/);
  expect(table(measured("hugmood", 5_000))).toMatch(/not 6000 people.*3 lost.*limited by the server/);
});

it("has no goal without bare Colyseus to compare with", () => {
  expect(tableOf(rowsOf([measured("hugmood", 5_000)]))).not.toMatch(/bare/);
});

it("ends with a line of figures", () => {
  expect(lineOf([measured("hugmood", 5_000), measured("uws", 6_000), measured("socketio", 0)])).toEqual({
    bench: "group",
    participants: 5_000,
    cpuPerMillion: 1.2,
    bytesPerValue: 3.3,
    p99Ms: 55.1,
    peers: {
      uws: { participants: 6_000, cpuPerMillion: 1.2, bytesPerValue: 3.3, p99Ms: 55.1 },
      socketio: { participants: 0, cpuPerMillion: 1.2, bytesPerValue: 3.3, p99Ms: null },
    },
  });
});
