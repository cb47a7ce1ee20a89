import { expect, test } from "vitest";
import { strengthWords } from "./touch.words.ts";

test("YOU-2 strength is told in words", () => {
  expect([0, 10, 50, 80, 95, 100].map(strengthWords)).toEqual([
    "No touch at all",
    "Very gentle, 10 of 100",
    "Gentle, 50 of 100",
    "Firm, 80 of 100",
    "Strong, 95 of 100",
    "As strong as it was sent",
  ]);
});
