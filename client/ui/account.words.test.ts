import { expect, test } from "vitest";
import { accountProblems, codeProblem, mailProblem, onlyProblems } from "./account.words.ts";

test("ACC-1 a mail address needs something on both sides of its sign, and no more", () => {
  expect(["ana@example.org", " ana@localhost ", "ünï@exämple.org"].map(mailProblem)).toEqual(Array(3).fill(undefined));
  expect(mailProblem(" ")).toContain("enter your mail");
  expect(["ana", "@example.org", "ana@"].map(mailProblem)).toEqual(Array(3).fill(mailProblem("ana")));
});

test("ACC-2 a refusal stands where it can be mended", () => {
  expect(Object.keys(accountProblems({ code: "weak_password" }))).toEqual(["password"]);
  expect(Object.keys(accountProblems({ code: "bad_message", path: "mail" }))).toEqual(["mail"]);
  expect(Object.keys(accountProblems({ code: "bad_message", path: "" }))).toEqual(["all"]);
  expect(Object.keys(accountProblems({ code: "offline" }))).toEqual(["all"]);
});

test("ACC-3 a long wait is told", () => {
  expect(accountProblems({ code: "too_many", retryAfterMs: 900_000 }).all).toContain("in 15 minutes");
  expect(accountProblems({ code: "too_many", retryAfterMs: 900 }).all).toContain("Rest a moment");
});

test("ACC-4 what is fine is left out", () => {
  expect(onlyProblems({ mail: undefined, password: "short" })).toEqual({ password: "short" });
});

test("ACC-5 a code is six digits or a backup code, pasted with spaces or dashes too", () => {
  expect(["123456", " 123 456 ", "abcd-efgh-jkmn", "ABCD EFGH JKMN"].map(codeProblem)).toEqual(
    Array(4).fill(undefined),
  );
  for (const code of ["", "12345", "1234567", "abcd-efgh", "abcd-efgh-jkm1"])
    expect(codeProblem(code)).toContain("six digits");
  expect(Object.keys(accountProblems({ code: "wrong_code" }))).toEqual(["code"]);
});
