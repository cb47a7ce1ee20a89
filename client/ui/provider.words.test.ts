import { expect, test } from "vitest";
import { codeAskedBy, visitWords } from "./provider.words.ts";

test("a page without a visit says nothing", () => {
  expect(visitWords("", "sign_in")).toBeNull();
  expect(visitWords("?forgot", "sign_in")).toBeNull();
});

test("why is said by the name of the provider and a sentence", () => {
  expect(visitWords("?why=provider_denied&by=google", "sign_in")).toEqual({
    text: "Signing in with Google did not work out. You said no over there, so nothing has changed here.",
    isProblem: true,
  });
  expect(visitWords("?why=provider_taken&by=apple", "link")?.text).toMatch(/^Linking Apple did not work out\. /);
  expect(visitWords("?linked=facebook", "link")).toEqual({
    text: "Facebook is linked. You can come back with it from now on.",
    isProblem: false,
  });
});

test("a code is asked for where a provider knew somebody", () => {
  expect(codeAskedBy("?step=code&by=google")).toBe("Google");
  for (const search of ["", "?step=code", "?step=code&by=evil", "?by=google", "?step=x&by=google"])
    expect(codeAskedBy(search)).toBeNull();
});

test("whatever else stands in the address is not shown", () => {
  for (const search of ["?why=<b>evil&by=evil", "?why=toString&by=constructor", "?why=&by="])
    expect(visitWords(search, "sign_in")?.text).toMatch(/^Signing in with them did not work out\. What came back/);
  expect(visitWords("?linked=evil", "link")).toBeNull();
});
