import { expect, test } from "vitest";
import { activeWords, commonWords, foundWords, hugNote, listOf, personWords } from "./view.ts";

const FERN = { id: "1", name: "Fern", being: "sage/plain", username: "fern", follows: false, isFollowed: false };
const NOW = new Date(2026, 10, 26, 12, 30).getTime();
const hoursAgo = (hours: number) => NOW - hours * 3_600_000;

test.each([
  ["", "friends"],
  ["list=followers", "followers"],
  ["list=nonsense", "friends"],
])("%j asks for %s", (search, list) => {
  expect(listOf(new URLSearchParams(search))).toBe(list);
});

test.each([
  [FERN, "@fern"],
  [{ ...FERN, follows: true }, "@fern · You follow them"],
  [{ ...FERN, isFollowed: true }, "@fern · Follows you"],
  [{ ...FERN, username: "", follows: true, isFollowed: true }, "Friends"],
  [{ ...FERN, username: "" }, ""],
])("below a name stands how one stands with them", (person, words) => {
  expect(personWords(person)).toBe(words);
});

test.each([
  [null, null],
  [hoursAgo(0.5), "Active a little while ago"],
  [hoursAgo(5), "Active today"],
  [hoursAgo(26), "Active yesterday"],
  [new Date(2026, 10, 2).getTime(), "Active on Monday 2 November"],
])("last active at %j: %j", (atMs, words) => {
  expect(activeWords(atMs, NOW)).toBe(words);
});

test("counts are in words", () => {
  expect([commonWords(1), commonWords(3)]).toEqual(["1 friend in common", "3 friends in common"]);
  expect([foundWords(0, "x"), foundWords(1, "x"), foundWords(2, "x")]).toEqual([
    "Nobody found for “x”.",
    "1 person found",
    "2 people found",
  ]);
});

test("what comes of a hug is said before", () => {
  expect(hugNote({ hugs: "open", name: "Fern" })).toBeNull();
  expect(hugNote({ hugs: "asks", name: "Fern" })).toBe("Your first hug asks Fern first.");
  expect(hugNote({ hugs: "off", name: "Fern" })).toBe("Fern takes no hugs at the moment.");
});
