import { expect, test } from "vitest";
import { notDoneWords } from "./entry.words.ts";

test("offline a change says that it is not made, and that what was written stays", () => {
  expect(notDoneWords("saved", { code: "offline" })).toMatch(/not saved yet.*stays here/);
  expect(notDoneWords("deleted", { code: "offline" })).toMatch(/not deleted, and nothing has changed/);
  expect(notDoneWords("saved", { code: "no_such_mood" })).not.toContain("offline");
});
