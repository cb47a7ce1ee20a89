import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { associationsOf, type Association } from "./associations.ts";
import { NO_HUGS, type MoodPoint } from "./mood-point.ts";
import { looksRandom, madeDays } from "./testing/made-points.ts";

const ofTag = (all: readonly Association[], tag: string) =>
  all.find(({ about }) => about.kind === "tag" && about.tag === tag)?.finding;
const noise = (n: number): number => 0.5 + 0.3 * (looksRandom(n) - 0.5);

describe("what mood is associated with", () => {
  test("a tag that goes with better moods is found, with its size, interval and numbers", () => {
    const points = madeDays(
      30,
      (n, _, tags) => noise(n) + (tags.includes("run") ? 0.15 : 0),
      (n) => [...(looksRandom(n + 5_000) < 0.3 ? ["run"] : []), ...(looksRandom(n + 9_000) < 0.4 ? ["tea"] : [])],
    );
    const all = associationsOf(points, NO_HUGS);
    const run = ofTag(all, "run");
    if (run?.kind !== "associated") throw new Error(`The tag is ${run?.kind}.`);
    expect(run.direction).toBe("higher");
    expect(run.shift).toBeGreaterThan(0.08);
    expect(run.shift).toBeLessThan(0.2);
    expect(run.low).toBeGreaterThan(0);
    expect(run.low).toBeLessThan(run.shift);
    expect(run.high).toBeGreaterThan(run.shift);
    expect(run.superiority).toBeGreaterThan(0.7);
    expect(run.entriesWith + run.entriesWithout).toBe(120);
    expect(ofTag(all, "tea")?.kind).toBe("nothing_found");
  });

  test("with too few entries it says what is missing", () => {
    const points = madeDays(20, noise, (n) => (n % 16 === 0 ? ["choir"] : []));
    expect(ofTag(associationsOf(points, NO_HUGS), "choir")).toEqual({
      kind: "not_enough",
      lacks: "entriesWith",
      have: 5,
      need: 8,
    });
  });

  test("many entries of a few days are not enough", () => {
    const points = madeDays(20, noise, (n) => (n < 16 ? ["holiday"] : []));
    expect(ofTag(associationsOf(points, NO_HUGS), "holiday")).toEqual({
      kind: "not_enough",
      lacks: "daysWith",
      have: 4,
      need: 5,
    });
  });

  test("a tag of the evening is not associated with mood because evenings are better", () => {
    const points = madeDays(
      60,
      (n, hour) => noise(n) + (hour === 22 ? 0.2 : 0),
      (n, hour) => (hour === 22 && looksRandom(n + 77) < 0.9 ? ["series"] : []),
    );
    expect(ofTag(associationsOf(points, NO_HUGS), "series")?.kind).toBe("nothing_found");
  });

  test("a tag of a good month is not associated with mood because the month was good", () => {
    const points = madeDays(
      90,
      (n) => noise(n) + 0.2 * Math.sin(n / 57),
      (n) => (Math.sin(n / 57) > 0.2 ? ["summer"] : []),
    );
    expect(ofTag(associationsOf(points, NO_HUGS), "summer")?.kind).not.toBe("associated");
  });

  test("what holds in one half of the history only is not called associated, and not nothing either", () => {
    const points = madeDays(
      60,
      (n, _, tags) => noise(n) + (tags.length === 0 ? 0 : n < 120 ? 0.4 : -0.05),
      (n) => (looksRandom(n + 300) < 0.2 ? ["swim"] : []),
    );
    const swim = ofTag(associationsOf(points, NO_HUGS), "swim");
    if (swim?.kind !== "not_steady") throw new Error(`The tag is ${swim?.kind}.`);
    expect(swim.adjustedP).toBeLessThan(0.05);
  });

  test("an entry counts as after a hug for four hours, and the hug comes first", () => {
    const points = madeDays(20, (n) => noise(n) + (n % 4 === 2 && n % 8 === 2 ? 0.3 : 0));
    const after = points.filter((_, n) => n % 8 === 2).map(({ atMs }) => atMs - 3_600_000);
    const said = associationsOf(points, { receivedAtMs: after, givenAtMs: points.map((p) => p.atMs), groupAtMs: [] });
    const [received, given, group] = said.map(({ finding }) => finding);
    expect(received).toMatchObject({ kind: "associated", direction: "higher", entriesWith: 10, entriesWithout: 70 });
    // Four hours after the last entry of 18 o'clock it is 22 o'clock.
    expect(given).toMatchObject({ entriesWith: 20, entriesWithout: 60 });
    expect(group).toMatchObject({ kind: "not_enough", have: 0 });
  });

  test("nothing, one entry and moods that never change are no trouble", () => {
    expect(associationsOf([], NO_HUGS).map(({ finding }) => finding.kind)).toEqual(
      Array.from({ length: 3 }, () => "not_enough"),
    );
    expect(associationsOf(madeDays(1, () => 1).slice(0, 1), NO_HUGS)).toHaveLength(3);
    const flat = associationsOf(
      madeDays(
        20,
        () => 0.5,
        (n) => (n % 3 === 0 ? ["a"] : []),
      ),
      NO_HUGS,
    );
    expect(ofTag(flat, "a")).toMatchObject({ kind: "nothing_found", p: 1 });
  });

  test("the order in which entries come does not matter, and every number is one", () => {
    const points: readonly MoodPoint[] = madeDays(15, noise, (n) => (looksRandom(n) < 0.4 ? ["a", "b"] : ["b"]));
    const expected = associationsOf(points, NO_HUGS);
    expect(JSON.stringify(expected)).not.toContain("null");
    fc.assert(
      fc.property(fc.shuffledSubarray([...points], { minLength: points.length }), (shuffled) => {
        expect(associationsOf(shuffled, NO_HUGS)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
