import { DATA_BESIDE } from "./histories.ts";
import { expect, it } from "vitest";
import { tableOf } from "../table.ts";
import { parsePlan } from "./insights-plan.ts";
import { lineOf, rowsOf } from "./insights-report.ts";
import type { ModelMeasured, ScoringMeasured } from "./scoring.asks.ts";
import type { ScoringSides } from "./scoring.measure.ts";

const modelOf = (roundMs: readonly number[], p99: number): ModelMeasured => ({
  kind: "measured",
  firstMs: 300,
  roundMs,
  processorMs: 30,
  loop: { p50: 0.1, p99, most: 9 },
});
const good: ScoringMeasured = {
  notes: modelOf([150, 200, 900], 5),
  forecasts: modelOf([20, 18, 25], 4),
  longForecasts: modelOf([90], 6),
  parity: { notes: 1e-7, forecasts: null },
  idle: { p50: 0.1, p99: 0.5, most: 1 },
  rss: { before: 90 * 1024 * 1024, after: 150 * 1024 * 1024 },
};
const sides = (of: Partial<ScoringMeasured> = {}): ScoringSides => ({ one: { ...good, ...of }, two: good, peer: good });
const table = (of: Partial<ScoringMeasured> = {}) => tableOf(rowsOf(sides(of)));
const discovery = { independent: 0.04, streaky: 0.06, timeLocked: 0.03 };

it("says whether the goals are met, by the median with one worker and the worse of both delays", () => {
  expect(table()).not.toContain("MISSED");
  expect(table()).toMatch(/memory, one worker +90 MB, and 60 MB more/);
  expect(table({ notes: modelOf([150, 201, 202], 5) })).toMatch(/p50 200 ms: MISSED/);
  expect(table({ forecasts: modelOf([21, 20.5, 1], 4) })).toMatch(/p50 20 ms: MISSED/);
  expect(table({ parity: { notes: 2e-5, forecasts: 1e-7 } })).toMatch(/notes.*2\.0e-5 +1e-5: MISSED/);
  expect(table({ forecasts: modelOf([1], 5.1) })).toMatch(/p99 5 ms: MISSED/);
  expect(tableOf(rowsOf({ ...sides(), peer: { ...good, notes: modelOf([999], 99) } }))).not.toContain("MISSED");
});

it("the last line has every figure, and null for a model that is not there", () => {
  expect(lineOf(sides(), discovery)).toEqual({
    bench: "insights",
    forecasts1000Ms: 20,
    notes1000Ms: 200,
    loopDelayMs: { p99: 5 },
    falseDiscovery: discovery,
  });
  const gone: ModelMeasured = { kind: "not_there", why: "no_runtime" };
  expect(lineOf(sides({ notes: gone, forecasts: gone }), discovery)).toMatchObject({
    notes1000Ms: null,
    forecasts1000Ms: null,
    loopDelayMs: { p99: null },
  });
  expect(table({ notes: gone })).toMatch(/1,000 notes, one worker +the model is not there \(no_runtime\)/);
});

it("options have the usual values, and what is none is a sentence", () => {
  expect(parsePlan([])).toEqual({
    isQuick: false,
    rounds: 100,
    studies: 10,
    seed: 1,
    dataFolder: DATA_BESIDE,
    modelsFolder: null,
  });
  expect(parsePlan(["--quick", "--data", "d"])).toMatchObject({ isQuick: true, rounds: 20, dataFolder: "d" });
  expect(() => parsePlan(["--rounds", "many"])).toThrow("--rounds is a whole number");
  expect(() => parsePlan(["--fast"])).toThrow("--fast");
});
