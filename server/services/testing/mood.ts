import { randomUUID } from "node:crypto";
import type { EditMood, MoodDraft, MoodView, NewMood } from "#shared/schema/mood.ts";

/** A valid mood, felt in Berlin on a noon of May 2025, with a key of its own. */
export const moodDraft = (of: Partial<MoodDraft> = {}): MoodDraft => ({
  mood: "calm",
  intensity: 0.5,
  valence: 0.75,
  arousal: 0.25,
  note: "",
  tags: [],
  audience: "nobody",
  feltAtMs: Date.UTC(2025, 4, 6, 10),
  timeZone: "Europe/Berlin",
  ...of,
});
export const newMood = (of: Partial<NewMood> = {}): NewMood => ({ key: randomUUID(), ...moodDraft(of) });

/** What a device sends that shows an entry in some revision and changes something of it. */
export const editOf = (shown: MoodView, of: Partial<MoodDraft>, editedAtMs: number): EditMood => {
  const { id: _id, key: _key, day: _day, revision, editedAtMs: _at, importId: _import, ...draft } = shown;
  return { ...draft, ...of, baseRevision: revision, editedAtMs };
};
