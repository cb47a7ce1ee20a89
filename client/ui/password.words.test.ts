import { expect, test } from "vitest";
import { newPasswordProblem, passwordLacks } from "./password.words.ts";

test("PW-1 only the length of a new password counts, and a sign outside of the alphabet is one", () => {
  expect(["aaaaaaaaaaaaaaa", "three warm words", "ééééééééééééééé", "🧡".repeat(15)].map(newPasswordProblem)).toEqual(
    Array(4).fill(undefined),
  );
  expect(newPasswordProblem("")).toContain("choose a password");
  expect(newPasswordProblem("Sh0rt!")).toContain("at least 15");
  expect(newPasswordProblem("🧡".repeat(14))).toContain("at least 15");
  expect(newPasswordProblem("a".repeat(129))).toContain("at most 128");
});

test("PW-2 what it lacks is told as it is typed", () => {
  expect(["", "four", "three warm word", "three warm words"].map(passwordLacks)).toEqual([15, 11, 0, 0]);
});
