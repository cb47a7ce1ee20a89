import { expect, test } from "vitest";
import { hereWords, signInProblems, signInRefusal } from "./view.ts";

test("IN-1 a mail and a password are asked for; how long an old password is does not matter", () => {
  expect(Object.keys(signInProblems("", ""))).toEqual(["mail", "password"]);
  expect(signInProblems("ana@example.org", "old")).toEqual({});
});

test("IN-2 a wrong one of the two stands at the password and does not say which", () => {
  expect(signInRefusal({ code: "wrong_sign_in" }).password).toContain("do not go together");
  expect(Object.keys(signInRefusal({ code: "try_later" }))).toEqual(["all"]);
});

test("IN-3 a guest is told before what is lost, an account that it is not", () => {
  const ana = { id: "1", name: "Ana", being: "honey/plain", isGuest: true };
  expect(hereWords(ana)).toContain("nobody can come back as Ana");
  expect(hereWords({ ...ana, isGuest: false })).toContain("can come back at any time");
});
