import { expect, test } from "vitest";
import { inLikeParts } from "./like-sizes.ts";

const asked = async (texts: readonly string[], most: number) => {
  const parts: (readonly string[])[] = [];
  const results = await inLikeParts(
    texts,
    ({ length }) => length,
    most,
    async (part) => {
      parts.push(part);
      return part.map((text) => text.toUpperCase());
    },
  );
  expect(results).toEqual(texts.map((text) => text.toUpperCase()));
  return parts;
};

test("what is of like size is together, every item is somewhere once, and what is equal keeps its order", async () => {
  expect(await asked(["long one", "b", "mid", "a", "longest of all"], 2)).toEqual([
    ["b", "a"],
    ["mid", "long one"],
    ["longest of all"],
  ]);
  expect(await asked(["a"], 16)).toEqual([["a"]]);
  expect(await asked([], 16)).toEqual([]);
});

test("a part with another number of results than items is an error", async () => {
  const tooMany = inLikeParts(
    ["a"],
    () => 1,
    16,
    async () => ["A", "B"],
  );
  await expect(tooMany).rejects.toThrow(RangeError);
});
