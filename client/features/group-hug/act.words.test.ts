import { expect, test } from "vitest";
import { actSentenceOf } from "./act.words.ts";

test("ACT-1 who got no answer is not told to be offline", () => {
  expect(actSentenceOf({ code: "offline" })).toBe("No answer came. Please try again.");
  expect(actSentenceOf({ code: "too_few" })).toContain("at least two");
});
