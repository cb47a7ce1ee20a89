import { expect, test } from "vitest";
import { nameProblem, refusalSentence } from "./view.ts";

test("WELCOME-1 a name of 1 to 40 visible characters with a letter or number is taken", () => {
  expect(["A", "7", "Ana María", "x".repeat(40), "  Ben  ", "👩‍👩‍👧a"].map(nameProblem)).toEqual(Array(6).fill(null));
});

test("WELCOME-2 an empty, too long or signs-only name is refused with a sentence", () => {
  expect(nameProblem("   ")).toContain("choose a name");
  expect(nameProblem("x".repeat(41))).toContain("at most 40");
  expect(nameProblem("!!!")).toContain("letter or number");
});

test("WELCOME-3 a refusal is told with the few sentences of the first load", () => {
  expect(refusalSentence({ code: "bad_message", path: "name" })).toContain("choose a name");
  expect(refusalSentence({ code: "too_many", retryAfterMs: 5 })).toContain("Rest a moment");
  expect(refusalSentence({ code: "no_such_hug" })).toContain("broke on our side");
});
