import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FEATURES, featuresOf } from "./features.ts";
import type { ForecastAsk } from "./forecast.ts";
import type { MoodPoint } from "./mood-point.ts";
import { countOfAsks, packAsks } from "./packed-asks.ts";
import { madeAsk } from "./testing/made-ask.ts";

type Fixture = ForecastAsk & { readonly features: readonly number[] };

const FIXTURES = new URL("../../../ml/models/mood-forecast/fixtures.json", import.meta.url);

const numbersOf = (ask: ForecastAsk): number[] => [...featuresOf(packAsks([ask]))];

test("features are those the model was trained on, to 1e-6", () => {
  const fixtures = JSON.parse(readFileSync(FIXTURES, "utf8")) as Fixture[]; // as: our own file
  expect(fixtures.length).toBeGreaterThan(5);
  for (const fixture of fixtures) {
    const made = numbersOf(fixture);
    const off = fixture.features.map((value, at) => Math.abs(value - (made[at] ?? Number.NaN)));
    expect(Math.max(...off)).toBeLessThan(1e-6);
  }
});

const ask = madeAsk(20);
const good = ask.entries[3] as MoodPoint; // as: there are 20

test.each<[string, MoodPoint]>([
  ["NaN", { ...good, valence: Number.NaN }],
  ["1.01", { ...good, arousal: 1.01 }],
  ["below 0", { ...good, valence: -0.01 }],
  ["infinite", { ...good, atMs: Number.POSITIVE_INFINITY }],
  ["hour 24", { ...good, localHour: 24 }],
  ["an eighth weekday", { ...good, weekday: 7 }],
  ["after the target", { ...good, atMs: ask.target.atMs + 1 }],
])("an entry that cannot be is as if it were not there: %s", (_, bad) => {
  const entries = [...ask.entries.slice(0, 10), bad, ...ask.entries.slice(10)];
  expect(numbersOf({ ...ask, entries })).toEqual(numbersOf(ask));
});

test("the order in which entries come does not matter", () => {
  expect(numbersOf({ ...ask, entries: ask.entries.toReversed() })).toEqual(numbersOf(ask));
});

test.each<[string, readonly MoodPoint[]]>([
  ["none", []],
  ["one", [good]],
  ["twice the same", [good, good, good]],
  ["of 1900", [{ ...good, atMs: Date.UTC(1900, 0, 1) }, good]],
  ["all the same", ask.entries.map((entry) => ({ ...entry, valence: 1, arousal: 0 }))],
])("features are finite: %s", (_, entries) => {
  expect(numbersOf({ ...ask, entries }).filter((value) => !Number.isFinite(value))).toEqual([]);
});

test("what was asked before leaves no trace", () => {
  const before = numbersOf(ask);
  numbersOf(madeAsk(300));
  expect(numbersOf(ask)).toEqual(before);
});

test("only the last entries count", () => {
  const long = madeAsk(400);
  expect(numbersOf({ ...long, entries: long.entries.slice(-200) })).toEqual(numbersOf(long));
});

test.each([[[]], [[0]], [[20, 0, 400, 1]]])(
  "asks of %j entries, packed together, have the features of each",
  (counts) => {
    const asks = counts.map(madeAsk);
    const packed = packAsks(asks);
    expect(countOfAsks(packed)).toBe(asks.length);
    expect(featuresOf(packed)).toHaveLength(asks.length * FEATURES);
    expect([...featuresOf(packed)]).toEqual(asks.flatMap(numbersOf));
  },
);
