import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMUNITY_CELLS, communityCellOf } from "./community-cell.ts";
import { releasableAtMs, weekOf } from "./iso-week.ts";
import { LEAST_PEOPLE, PEOPLE_STEP, releaseOf, type PersonMean, type Release, type ReleasedCell } from "./release.ts";

const WEEK = "2026-03-02";
const LATER_MS = releasableAtMs(WEEK);
const HERE = { weekday: 2, block: 3 };

const ofPerson = (person: string, valence: number, cell = HERE): PersonMean => ({
  person,
  valence,
  arousal: 0.5,
  ...cell,
});
const crowd = (count: number, valence = 0.6, cell = HERE): readonly PersonMean[] =>
  Array.from({ length: count }, (_, n) => ofPerson(`p${n}`, valence, cell));
const released = (means: readonly PersonMean[], before: Release | null = null): Release => {
  const answer = releaseOf(WEEK, means, before, LATER_MS);
  if (answer.kind !== "released") throw new Error("It is too early.");
  return answer.release;
};
const here = (release: Release): ReleasedCell | undefined =>
  release.cells.find(({ weekday, block }) => weekday === HERE.weekday && block === HERE.block);

describe("community figures", () => {
  test("C1: a week has its figures when it is over everywhere and latecomers are in", () => {
    expect(releaseOf(WEEK, crowd(50), null, LATER_MS - 1)).toEqual({ kind: "too_early", fromMs: LATER_MS });
    expect(new Date(LATER_MS).toISOString()).toBe("2026-03-12T12:00:00.000Z");
    expect(["2026-03-01", "2026-03-02", "2026-03-08", "2026-01-01"].map(weekOf)).toEqual([
      "2026-02-23",
      "2026-03-02",
      "2026-03-02",
      "2025-12-29",
    ]);
  });

  test("C2: a release stands: whoever comes, changes or leaves afterwards, asking again shows nothing new", () => {
    const first = released(crowd(14, 0.2));
    for (const since of [crowd(15, 0.2), crowd(13, 0.2), crowd(14, 0.9), []])
      expect(released(since, first)).toBe(first);
  });

  test("C3: every entry is in exactly one cell, and a release has cells and nothing else: no sums to subtract from", () => {
    for (let weekday = 0; weekday < 7; weekday += 1) {
      for (let minutes = 0; minutes < 1_440; minutes += 1) {
        const mine = communityCellOf(weekday, minutes);
        expect(COMMUNITY_CELLS.filter((cell) => cell.weekday === weekday && cell.block === mine.block)).toHaveLength(1);
      }
    }
    const release = released([...crowd(40), ...crowd(9, 0.1, { weekday: 2, block: 2 })]);
    expect(Object.keys(release).toSorted()).toEqual(["cells", "week"]);
    expect(release.cells.map(({ weekday, block }) => ({ weekday, block }))).toEqual(COMMUNITY_CELLS);
    expect(release.cells.filter(({ kind }) => kind === "shown")).toEqual([
      { kind: "shown", ...HERE, people: 40, valence: 0.6, arousal: 0.5 },
    ]);
  });

  test("C3: what others did in other cells changes nothing here", () => {
    const elsewhere = { weekday: 2, block: 2 };
    expect(here(released([...crowd(23), ...crowd(9, 0, elsewhere)]))).toEqual(here(released(crowd(23))));
  });

  test("C4: nine people are as silent as none, ten are shown", () => {
    expect(here(released(crowd(LEAST_PEOPLE - 1)))).toEqual({ kind: "silent", ...HERE });
    expect(here(released([]))).toEqual({ kind: "silent", ...HERE });
    expect(here(released(crowd(LEAST_PEOPLE)))?.kind).toBe("shown");
  });

  test("C4: a hundred entries of nine people are nine people", () => {
    const many = Array.from({ length: 100 }, (_, n) => ofPerson(`p${n % 9}`, 0.5));
    expect(here(released(many))?.kind).toBe("silent");
  });

  test("C5: whoever logs a hundred times weighs as much as anybody", () => {
    const loud = Array.from({ length: 100 }, () => ofPerson("loud", 0));
    expect(here(released([...crowd(19, 0.8), ...loud]))).toEqual(
      here(released([...crowd(19, 0.8), ofPerson("loud", 0)])),
    );
  });

  const value = fc.double({ min: 0, max: 1, noNaN: true });
  const others = fc.array(value, { minLength: LEAST_PEOPLE - 1, maxLength: 60 });

  test("C6: whoever knows everybody else learns of one person one bit at most, whatever they answered", () => {
    fc.assert(
      fc.property(others, (known) => {
        const rest = known.map((valence, n) => ofPerson(`p${n}`, valence));
        const seen = Array.from({ length: 41 }, (_, n) => here(released([...rest, ofPerson("target", n / 40)])));
        expect(new Set(seen.map((cell) => JSON.stringify(cell))).size).toBeLessThanOrEqual(2);
      }),
      { numRuns: 60 },
    );
  });

  test("C6: one person more moves a shown cell by two steps at most, and mostly not at all", () => {
    let still = 0;
    let all = 0;
    fc.assert(
      fc.property(fc.array(value, { minLength: LEAST_PEOPLE, maxLength: 60 }), value, (known, target) => {
        const rest = known.map((valence, n) => ofPerson(`p${n}`, valence));
        const [without, withOne] = [here(released(rest)), here(released([...rest, ofPerson("target", target)]))];
        if (without?.kind !== "shown" || withOne?.kind !== "shown") throw new Error("Ten people are shown.");
        expect(Math.abs(without.valence - withOne.valence)).toBeLessThanOrEqual(0.2 + 1e-9);
        expect(withOne.people - without.people).toBeLessThanOrEqual(PEOPLE_STEP);
        all += 1;
        if (JSON.stringify(without) === JSON.stringify(withOne)) still += 1;
      }),
    );
    expect(still / all).toBeGreaterThan(0.4);
  });

  test("C6: means are in twentieths, and of ten people in tenths", () => {
    expect(here(released(crowd(40, 0.637)))).toMatchObject({ valence: 0.65, people: 40 });
    expect(here(released(crowd(12, 0.637)))).toMatchObject({ valence: 0.6, people: 10 });
  });
});
