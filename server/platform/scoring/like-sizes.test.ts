import { expect, test } from "vitest";
import { likeParts } from "./like-sizes.ts";

const partsOf = (texts: readonly string[], most: number) =>
  likeParts(texts, (text) => text.length, most).map((part) => part.map((place) => texts[place]));

test("what is of like size is together, every item is somewhere once, and what is equal keeps its order", () => {
  expect(partsOf(["long one", "b", "mid", "a", "longest of all"], 2)).toEqual([
    ["b", "a"],
    ["mid", "long one"],
    ["longest of all"],
  ]);
  expect(partsOf(["a"], 16)).toEqual([["a"]]);
  expect(partsOf([], 16)).toEqual([]);
});
