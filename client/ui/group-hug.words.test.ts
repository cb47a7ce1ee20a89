import { expect, test } from "vitest";
import { beginWords, hereWords, lastsWords, namesWords } from "./group-hug.words.ts";

const NOW_MS = new Date(2026, 10, 23, 14, 30).getTime();

test("GH-W1 how long a design lasts", () => {
  expect([45_000, 60_000, 90_000, 120_000, 180_000].map(lastsWords)).toEqual([
    "45 seconds",
    "1 minute",
    "1 minute 30",
    "2 minutes",
    "3 minutes",
  ]);
});

test("GH-W2 names are told as long as they are few, the others are counted", () => {
  expect(namesWords([])).toBe("");
  expect(namesWords(["Ana"])).toBe("Ana");
  expect(namesWords(["Ana", "Ben", "Cai"])).toBe("Ana, Ben and Cai");
  expect(namesWords(["Ana", "Ben", "Cai", "Dee"])).toBe("Ana, Ben and 2 others");
  expect(namesWords(["Ana", "Ben", "Cai", "Dee"], 2)).toBe("Ana and 3 others");
});

test("GH-W3 when it begins: by its host, at its time, or as soon after as two are in", () => {
  expect(beginWords(null, "Fern", NOW_MS)).toBe("begins when Fern starts it");
  expect(beginWords(NOW_MS + 600_000, "Fern", NOW_MS)).toBe("begins in 10 minutes");
  expect(beginWords(NOW_MS - 1, "Fern", NOW_MS)).toBe("begins as soon as two are in");
  expect([0, 1, 7].map(hereWords)).toEqual(["Nobody is here yet", "1 is here", "7 are here"]);
});
