import { describe, expect, test } from "vitest";
import { featuresOf } from "./features.ts";
import { readVocabulary, SOMEONE_ID } from "./vocabulary.ts";

const vocabulary = readVocabulary(new TextEncoder().encode("so\nhappy\ncuddle\nwalk\ngood"));

describe("words to rows", () => {
  test.each([
    ["so", 2],
    ["sooooo", 2],
    ["happpy", 3],
    ["cuddling", 4],
    ["walked", 5],
    ["goood", 6],
    ["zxqv", SOMEONE_ID],
    ["", SOMEONE_ID],
  ])("%j is row %i", (word, row) => expect(vocabulary.idOf(word)).toBe(row));

  test("the same word twice is the same row twice: nothing is remembered between two", () => {
    expect([vocabulary.idOf("sooooo"), vocabulary.idOf("sooooo")]).toEqual([2, 2]);
  });

  test("several unknown words in a row are one", () => {
    expect(featuresOf("zxqv zxqw so", vocabulary).ids).toEqual([SOMEONE_ID, 2]);
  });
});
