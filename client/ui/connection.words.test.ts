import { expect, test } from "vitest";
import { connectionWords } from "./connection.words.ts";
import { OFFLINE_HUG } from "./sentences.ts";

test("UI-1 somebody offline with one waiting hug reads that it is kept and goes out", () => {
  expect(connectionWords({ kind: "offline" }, 1).text).toBe(OFFLINE_HUG);
});

test("UI-2 several waiting hugs are counted", () => {
  expect(connectionWords({ kind: "offline" }, 3).text).toContain("Your 3 hugs are kept and go out");
});

test("UI-3 only an outdated page offers to reload", () => {
  const kinds = ["starting", "online", "offline", "restarting", "signed_out", "outdated"] as const;
  expect(kinds.filter((kind) => connectionWords({ kind }, 0).act)).toEqual(["outdated"]);
});
