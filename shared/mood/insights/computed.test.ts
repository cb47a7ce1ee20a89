import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOfNumber } from "../day-number.ts";
import { NO_HUGS } from "../statistics/mood-point.ts";
import { computedOf } from "./computed.ts";
import type { PackedMood, PackedMoods } from "./packed-moods.ts";

const share = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const mood: fc.Arbitrary<PackedMood> = fc
  .record({
    id: fc.uuid(),
    day: fc.integer({ min: 20_000, max: 20_060 }),
    minutes: fc.integer({ min: 0, max: 1_439 }),
    valence: share,
    arousal: share,
    tags: fc.subarray(["run", "Run", "tea", "späť", "🫖"]),
  })
  .map(({ id, day, minutes, valence, arousal, tags }) => [
    id,
    day * 86_400_000 + minutes * 60_000,
    dayOfNumber(day),
    minutes,
    valence,
    arousal,
    tags,
  ]);
const moments = fc.array(fc.integer({ min: 20_000 * 86_400_000, max: 20_060 * 86_400_000 }), { maxLength: 20 });
const packed: fc.Arbitrary<PackedMoods> = fc.record({
  moods: fc.array(mood, { maxLength: 120 }),
  receivedAtMs: moments,
  givenAtMs: moments,
  groupAtMs: moments,
});

describe("what is computed", () => {
  test("holds no number that JSON does not carry, whatever there is", () => {
    const isWhole = (moods: PackedMoods): boolean => {
      const text = JSON.stringify(computedOf(moods));
      return !text.includes("null") && JSON.stringify(JSON.parse(text)) === text;
    };
    fc.assert(fc.property(packed, isWhole), { numRuns: 60 });
  });

  test("of no entry nothing can be said, and that is said", () => {
    const { patterns, associations } = computedOf({ moods: [], ...NO_HUGS });
    expect(patterns.hours.every(({ kind }) => kind === "silent")).toBe(true);
    expect(associations.map(({ finding }) => finding.kind)).toEqual(["not_enough", "not_enough", "not_enough"]);
  });

  test("a tag in other capitals is looked at with the first", () => {
    const moods = Array.from({ length: 40 }, (_, n): PackedMood => [
      `${n}`,
      n * 86_400_000,
      dayOfNumber(n),
      600,
      n % 2 ? 0.9 : 0.3,
      0.5,
      n % 2 ? [n % 4 === 1 ? "run" : "Run"] : [],
    ]);
    const [first] = computedOf({ moods, ...NO_HUGS }).associations;
    expect(first).toMatchObject({ about: { kind: "tag", tag: "Run" }, finding: { entriesWith: 20 } });
  });
});
