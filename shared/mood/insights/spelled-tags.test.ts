import { expect, test } from "vitest";
import type { MoodPoint } from "../statistics/mood-point.ts";
import { withSpelledTags } from "./spelled-tags.ts";

const tagged = (...lists: readonly (readonly string[])[]): readonly MoodPoint[] =>
  lists.map((tags, n) => ({
    id: `${n}`,
    atMs: n,
    day: "2026-03-02",
    minutes: 0,
    weekday: 0,
    valence: 0.5,
    arousal: 0.5,
    tags,
  }));
const tagsOf = (points: readonly MoodPoint[]) => points.map(({ tags }) => tags);

test("tags that differ in capitals only are one, spelled as they were last", () => {
  expect(tagsOf(withSpelledTags(tagged(["Run", "tea"], ["RUN"], [], ["run", "Tea"])))).toEqual([
    ["run", "Tea"],
    ["run"],
    [],
    ["run", "Tea"],
  ]);
});

test("only the most used are looked at, of equals the first by name", () => {
  const points = tagged(["a", "b"], ["b", "c"], ["b", "c"], ["d"], ["a"]);
  expect(tagsOf(withSpelledTags(points, 2))).toEqual([["a", "b"], ["b"], ["b"], [], ["a"]]);
});
