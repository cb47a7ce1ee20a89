import { describe, expect, test } from "vitest";
import { marksOf } from "./marks.ts";
import { MAX_WORDS, piecesOf } from "./pieces.ts";
import { wordsOf } from "./words.ts";

const read = (text: string) => wordsOf(piecesOf(text));
const said = (text: string) =>
  read(text)
    .map(({ text: word }) => word)
    .join(" ");

describe("a note becomes words", () => {
  test.each([
    ["I'm OK, don't worry", "i am ok , do not worry"],
    ["It’s fine; can’t complain", "it is fine , can not complain"],
    ["WHAT?! no!!!!! ok....", "what ?! no !!! ok ..."],
    ["ran 5.2 km at 7am", "ran 0 km at 0"],
    ["great 👍🏽 :) <3", "great great happy love"],
    ["one\n\ntwo", "one . two"],
    ["ﬁne ＷＩＤＥ", "fine wide"],
    ["", ""],
    ["\u0000\u0007 \u200b", ""],
  ])("%j is %j", (text, words) => expect(said(text)).toBe(words));

  test("a text of any length is read from its beginning and its end", () => {
    const words = read(`first ${"middle ".repeat(1_500_000)}last`);
    expect(words.length).toBeLessThanOrEqual(MAX_WORDS + 1);
    expect(words.at(0)?.text).toBe("first");
    expect(words.at(-1)?.text).toBe("last");
  });
});

describe("who somebody is makes no difference", () => {
  test.each([
    ["Then Jamal Okafor waved", "Then Mary Ann waved"],
    ["my Muslim neighbour", "my Canadian neighbour"],
    ["a young African-American woman sang", "an old man sang".replace("an old", "a")],
    ["with a 70-year-old man", "with a seventy-year-old gay man".replace("seventy", "70")],
    ["the non-binary nurse", "the disabled nurse"],
    ["she told me", "he told me"],
    ["my mother called", "my dad called"],
    ["her husband", "his wife"],
    ["a wheelchair user helped", "a deaf person helped"],
  ])("%j reads as %j", (one, other) => expect(said(one)).toBe(said(other)));

  test("a name that is also a word is a name before a verb, and a word elsewhere", () => {
    expect(said("Grace came over")).toBe("<someone> came over");
    expect(said("Joy everywhere")).toBe("joy everywhere");
  });

  test("days and feasts keep their names, headlines their words", () => {
    expect(said("back on Monday, home for Christmas")).toBe("back on monday , home for christmas");
    expect(said("A Wonderful Day With Good Friends")).toBe("a wonderful day with good friends");
  });
});

test("a negation reaches four words, not past a sign or a but", () => {
  const negated = (text: string) => read(text).filter((_, at) => ((marksOf(read(text))[at] ?? 0) & 1) === 1);
  expect(negated("not happy, sad").map(({ text }) => text)).toEqual(["happy"]);
  expect(negated("not bad but dull").map(({ text }) => text)).toEqual(["bad"]);
  expect(negated("never one two three four five")).toHaveLength(4);
});
