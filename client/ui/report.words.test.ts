import { expect, test } from "vitest";
import { CATEGORIES } from "#shared/schema/conduct.ts";
import { REPORT_WORDS_MAX } from "#shared/schema/report.ts";
import {
  aboutWords,
  CATEGORY_ORDER,
  CATEGORY_WORDS,
  nextWords,
  REPORT_LENGTH,
  reportableOf,
  secondsLeft,
} from "./report.words.ts";

test("the limit and the order are those of the schema, and each category has its own sentence", () => {
  expect(REPORT_LENGTH).toBe(REPORT_WORDS_MAX);
  expect(CATEGORY_ORDER).toEqual(CATEGORIES);
  expect(new Set(Object.values(CATEGORY_WORDS)).size).toBe(CATEGORIES.length);
});

test("what it is about, what is seen of it, and that nobody is told who reported", () => {
  expect(aboutWords({ subject: "room", name: "By the sea" })).toBe("the group hug “By the sea”");
  expect(nextWords({ subject: "hug", id: "h", name: "Ana" })).toBe(
    "Somebody of our staff looks at it. They see this hug, up to five that went between you before it, and their profile. Ana is not told who reported, and you read here what it came to.",
  );
  expect(nextWords({ subject: "room", id: "r", name: "By the sea" })).toContain("Nobody there is told who reported");
});

test("a hug that came, the words of an answer to one's own, and nothing of whoever is gone", () => {
  const hug = { id: "h", other: { id: "a", name: "Ana" }, reaction: null };
  expect(reportableOf({ ...hug, direction: "received" })).toEqual({ subject: "hug", id: "h", name: "Ana" });
  expect(reportableOf({ ...hug, direction: "sent" })).toBeNull();
  expect(reportableOf({ ...hug, direction: "sent", reaction: { message: "" } })).toBeNull();
  expect(reportableOf({ ...hug, direction: "sent", reaction: { message: "so" } })?.subject).toBe("message");
  expect(reportableOf({ ...hug, direction: "received", other: { id: "", name: "someone" } })).toBeNull();
});

test("seconds count down to none", () => {
  expect([secondsLeft(10_000, 0), secondsLeft(10_000, 9_001), secondsLeft(10_000, 20_000)]).toEqual([10, 1, 0]);
});
