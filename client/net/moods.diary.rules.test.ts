import { expect, test } from "vitest";
import type { MoodView } from "#shared/schema/mood.ts";
import type { Diary } from "./mood.vault.port.ts";
import {
  daysOf,
  diaryDays,
  hoursOf,
  moodsBetween,
  tagsOf,
  withEntry,
  withoutEntry,
  wordsOf,
} from "./moods.diary.rules.ts";

const entry = (id: string, iso: string, valence: number, more: Partial<MoodView> = {}): MoodView => ({
  id,
  key: id,
  mood: "calm",
  intensity: 0.5,
  valence,
  arousal: 0.5,
  note: "",
  tags: [],
  audience: "nobody",
  feltAtMs: Date.parse(iso),
  timeZone: "UTC",
  day: iso.slice(0, 10),
  revision: 1,
  editedAtMs: 1,
  importId: null,
  ...more,
});
const moods = [
  entry("c", "2026-03-02T21:30:00Z", 0.9, { tags: ["Home"], mood: "Calm" }),
  entry("b", "2026-03-02T08:10:00Z", 0.3, { tags: ["home", "work"], mood: "tired" }),
  entry("a", "2026-03-01T08:50:00Z", 0.6, { tags: ["work"], valence: 0.6 }),
];
const diary: Diary = { asOfMs: 1, from: "2026-01-02", until: "2026-03-03", moods };

test("K1 sixty days are kept, today included, and a day ahead for who travels west", () => {
  expect(diaryDays("2026-03-02")).toEqual({ from: "2026-01-02", until: "2026-03-03" });
});

test("K1 a range is answered if all its past days are kept; a month may reach into days to come", () => {
  expect(moodsBetween(diary, "2026-03-01", "2026-03-31")?.length).toBe(3);
  expect(moodsBetween(diary, "2026-03-02", "2026-03-02")?.map(({ id }) => id)).toEqual(["c", "b"]);
  expect(moodsBetween(diary, "2026-01-01", "2026-03-31")).toBeNull();
  expect(moodsBetween(diary, "2026-04-01", "2026-04-30")).toEqual([]);
});

test("K2 days have their means and their ends; hours are the clock's where it was felt", () => {
  expect(daysOf(moods)).toEqual([
    { day: "2026-03-01", entries: 1, valence: 0.6, arousal: 0.5, lowest: 0.6, highest: 0.6 },
    { day: "2026-03-02", entries: 2, valence: 0.6, arousal: 0.5, lowest: 0.3, highest: 0.9 },
  ]);
  expect(hoursOf([entry("t", "2026-03-02T21:30:00Z", 0.5, { timeZone: "Asia/Tokyo" })])).toMatchObject([
    { weekday: 1, hour: 6, entries: 1 },
  ]);
});

test("tags and words differ not in capitals; each is written and placed as used last, the most used first", () => {
  expect(tagsOf(moods).map(({ tag, entries }) => [tag, entries])).toEqual([
    ["Home", 2],
    ["work", 2],
  ]);
  expect(wordsOf(moods)).toEqual([
    { mood: "Calm", entries: 2, valence: 0.9, arousal: 0.5 },
    { mood: "tired", entries: 1, valence: 0.3, arousal: 0.5 },
  ]);
});

test("an entry that is new, moved or gone is so in what is kept", () => {
  const moved = { ...moods[0], ...entry("c", "2026-03-01T01:00:00Z", 0.9) };
  expect(withEntry(diary, moved).moods.map(({ id }) => id)).toEqual(["b", "a", "c"]);
  expect(withEntry(diary, entry("old", "2025-03-01T01:00:00Z", 0.9)).moods.length).toBe(3);
  expect(withoutEntry(diary, "b").moods.map(({ id }) => id)).toEqual(["c", "a"]);
});
