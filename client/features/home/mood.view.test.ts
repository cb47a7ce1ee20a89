import { expect, test } from "vitest";
import type { MoodDraft, MoodView } from "#shared/schema/mood.ts";
import { clockWordsIn, howWords, moodsOfDay } from "./mood.view.ts";

const draft = (mood: string, iso: string): MoodDraft => ({
  mood,
  intensity: 0.5,
  valence: 0.5,
  arousal: 0.5,
  note: "",
  tags: [],
  audience: "nobody",
  feltAtMs: Date.parse(iso),
  timeZone: "Europe/Berlin",
});
const entry = (key: string, mood: string, iso: string, day: string): MoodView => ({
  ...draft(mood, iso),
  id: key,
  key,
  day,
  revision: 1,
  editedAtMs: 1,
  importId: null,
});

test("today's moods are those on the server and on their way, none twice, the first first", () => {
  const entries = [
    entry("b", "calm", "2026-03-02T12:00:00Z", "2026-03-02"),
    entry("a", "tired", "2026-03-02T07:00:00Z", "2026-03-02"),
    entry("z", "sad", "2026-03-01T07:00:00Z", "2026-03-01"),
  ];
  const waiting = [
    { key: "b", draft: draft("peaceful", "2026-03-02T12:00:00Z"), state: "sending" as const },
    // Late in the evening before, in UTC; in Berlin it is this day.
    { key: "c", draft: draft("early", "2026-03-01T23:30:00Z"), state: "waiting" as const },
  ];
  expect(moodsOfDay("2026-03-02", entries, waiting).map(({ mood }) => mood)).toEqual(["early", "tired", "peaceful"]);
  expect(clockWordsIn("Europe/Berlin", Date.parse("2026-03-02T07:05:00Z"))).toBe("08:05");
});

test("home asks once a day how one is, and does not count", () => {
  expect([howWords(0), howWords(1), howWords(4)]).toEqual(["How are you?", "How you were today", "How you were today"]);
});
