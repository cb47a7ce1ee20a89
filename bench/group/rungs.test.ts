import { expect, it } from "vitest";
import type { GeneratorRecord } from "./generator.asks.ts";
import { bottleneckOf, isHeld, rungOf, type Cores } from "./rungs.ts";

const RECORD: GeneratorRecord = {
  people: 1_000,
  gone: 0,
  seen: { expected: 1_000, shown: 900, superseded: 100, latencyMs: { 250: 980, 900: 20 } },
  lateMs: { 10: 1_000 },
  frames: 40_000,
  bytes: 1_200_000,
  wallMs: 2_000,
};
const NOTHING: Cores = { server: 0, generators: [0, 0] };
const USED: Cores = { server: 1_000, generators: [800, 600] };
const rungWith = (of: Partial<GeneratorRecord> = {}, after = USED) =>
  rungOf(2, [RECORD, { ...RECORD, ...of }], { before: NOTHING, after, wallMs: 2_000 });

it("adds up its generators; what was overtaken was not delivered, and not lost", () => {
  const rung = rungWith();
  expect(rung).toMatchObject({ people: 2_000, superseded: 200, lost: 0, framesPerS: 20, valuesPerS: 360_000 });
  expect(rung.latencyMs).toEqual({ p50: 25, p99: 90 });
  expect(rung.bytesPerValue).toBeCloseTo(1_200_000 / 360_000);
  expect(rung.cpuPerMillion).toBeCloseTo(0.5 / 0.36);
  expect(rung.cores).toEqual({ server: 0.5, generators: [0.4, 0.3] });
});

it("is held when all came in time, to people who are all still there", () => {
  const { seen } = RECORD;
  expect(isHeld(rungWith())).toBe(true);
  expect(isHeld(rungWith({ gone: 1 }))).toBe(false);
  expect(isHeld(rungWith({ seen: { ...seen, shown: 899 } }))).toBe(false);
  expect(isHeld(rungWith({ seen: { ...seen, latencyMs: { 1_000: 1_000 } } }))).toBe(false);
  const nothing = { ...seen, expected: 0, shown: 0, superseded: 0, latencyMs: {} };
  expect(isHeld(rungOf(2, [{ ...RECORD, seen: nothing }], { before: NOTHING, after: USED, wallMs: 2_000 }))).toBe(
    false,
  );
});

it.each([
  [{ server: 1_800, generators: [100, 100] }, 10, "the server"],
  [{ server: 1_000, generators: [100, 1_900] }, 10, "the generator"],
  [{ server: 1_800, generators: [1_800, 100] }, 10, "both, server and generator"],
  [{ server: 1_000, generators: [100, 100] }, 900, "the generator, which other programs held up"],
  [{ server: 1_000, generators: [100, 100] }, 10, "none of them: other programs"],
])("of %j, sent %i tenths of a ms late, the bottleneck is %s", (after, late, words) => {
  expect(bottleneckOf(rungWith({ lateMs: { [late]: 1_000 } }, after))).toBe(words);
});
