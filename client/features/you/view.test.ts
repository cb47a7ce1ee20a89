import { expect, test } from "vitest";
import { isChanged, strengthWords } from "./view.ts";

const me = { id: "1", name: "Ana", being: "honey/plain", isGuest: true };

test("YOU-1 a profile is changed by another name or being, not by spaces around the name", () => {
  expect(isChanged(me, " Ana ", "honey/plain")).toBe(false);
  expect(isChanged(me, "Anna", "honey/plain")).toBe(true);
  expect(isChanged(me, "Ana", "honey/stripe")).toBe(true);
});

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
