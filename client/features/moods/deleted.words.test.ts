import { expect, test } from "vitest";
import type { RemovedMood } from "#shared/schema/mood.ts";
import { deletedWords, feltWords } from "./deleted.words.ts";

const DAY_MS = 86_400_000;
const NOW_MS = Date.parse("2026-11-27T12:00:00Z");
const mood: RemovedMood = {
  id: "m",
  key: "k",
  mood: "calm",
  intensity: 0.5,
  valence: 0.7,
  arousal: 0.2,
  note: "",
  tags: [],
  audience: "nobody",
  feltAtMs: Date.parse("2026-11-25T20:30:00Z"),
  timeZone: "Asia/Tokyo",
  day: "2026-11-26",
  revision: 2,
  editedAtMs: 0,
  importId: null,
  removedAtMs: NOW_MS - 5 * 60_000,
  untilMs: NOW_MS - 5 * 60_000 + 30 * DAY_MS,
};

test("what was deleted says when, and until when it can be had back", () => {
  expect(deletedWords(mood, NOW_MS)).toBe("Deleted 5 minutes ago. It can be had back until Sunday 27 December.");
  expect(deletedWords(mood, mood.untilMs - DAY_MS)).toMatch(/until Sunday 27 December\.$/);
  expect(deletedWords(mood, mood.untilMs - DAY_MS + 1)).toMatch(/It can be had back for less than a day\.$/);
});

test("it says when it was felt, by the clock where that was", () => {
  expect(feltWords(mood)).toBe("Thursday, 26 November 2026, 05:30");
});
