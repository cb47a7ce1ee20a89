import { expect, test } from "vitest";
import { moodDraftSchema, type MoodDraft } from "#shared/schema/mood.ts";
import { draftOf, formOf, type MoodForm } from "./form.draft.ts";

const WAS: MoodDraft = {
  mood: "calm",
  valence: 0.7312,
  arousal: 0.2,
  intensity: 0.5,
  note: "by the sea",
  tags: ["walk", "Sea"],
  audience: "friends",
  feltAtMs: Date.parse("2026-11-25T19:30:12.345Z"),
  timeZone: "Europe/Berlin",
};
const NOW_MS = Date.parse("2026-11-26T12:00:00Z");
const read = (change: Partial<MoodForm>) => draftOf({ ...formOf(WAS), ...change }, WAS, NOW_MS);
const problem = (change: Partial<MoodForm>) => {
  const found = read(change);
  return "problem" in found ? found.problem.field : null;
};

test("fields that were not touched say what was there, to the last digit", () => {
  expect(formOf(WAS)).toMatchObject({ day: "2026-11-25", clock: "20:30", tags: "walk, Sea", pleasant: 73 });
  expect(read({})).toEqual({ draft: WAS });
});

test("what is changed is changed, and a time is that of the zone", () => {
  expect(read({ pleasant: 10, clock: "08:15", tags: "walk, WALK, , tea" })).toEqual({
    draft: { ...WAS, valence: 0.1, tags: ["walk", "tea"], feltAtMs: Date.parse("2026-11-25T07:15:00Z") },
  });
  expect(read({ timeZone: "Asia/Tokyo" })).toMatchObject({ draft: { feltAtMs: Date.parse("2026-11-25T11:30:00Z") } });
});

test("what comes unseen with a pasted text is left out; a sign that cannot be kept is named", () => {
  const pasted = { mood: "at\tease\u200B", note: "one\ttwo\u2028\u200Fשלום.\u200F", tags: "walk, walk\u200B, \u200E" };
  const found = read(pasted);
  expect(found).toEqual({
    draft: { ...WAS, mood: "at ease", note: "one two\n\u200Fשלום.\u200F", tags: ["walk"] },
  });
  if ("draft" in found) expect(moodDraftSchema.parse(found.draft)).toEqual(found.draft);
  expect(read({ note: "tea \uE000" })).toMatchObject({
    problem: { field: "note", sentence: expect.stringContaining("(U+E000, after “tea”)") as string },
  });
  expect(problem({ mood: "\u200B" })).toBe("mood");
  expect(problem({ tags: "a, b\u0007" })).toBe("tags");
});

test("what cannot be kept is said at its field", () => {
  expect(problem({ mood: " " })).toBe("mood");
  expect(problem({ mood: "m".repeat(51) })).toBe("mood");
  expect(problem({ note: "n".repeat(2_001) })).toBe("note");
  expect(problem({ note: "👨‍👩‍👧".repeat(2_000) })).toBeNull();
  expect(problem({ tags: Array.from({ length: 21 }, (_, at) => `t${at}`).join() })).toBe("tags");
  expect(problem({ tags: "t".repeat(51) })).toBe("tags");
  expect(problem({ day: "" })).toBe("day");
  expect(problem({ day: "2026-11-27" })).toBe("day");
  expect(problem({ day: "1999-11-27" })).toBe("day");
});
