import type { MoodPlace } from "#shared/mood/emotion-words.ts";
import { AUDIENCES, type Audience } from "#shared/schema/audience.ts";
import type { MoodDraft } from "#shared/schema/mood.ts";
import { TAG_MAX, TAGS_MAX } from "#shared/schema/mood.limits.ts";
import type { PrivacySettings } from "#shared/schema/privacy.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { settledLine, settledText } from "#shared/schema/signs.ts";
import { strangeWords } from "../../ui/strange.words.ts";
import { typedTags } from "../../ui/typed-tags.ts";
import { intensityOf } from "./place.ts";

/** Below this valence a hug, a breath and people who listen are offered. It is about one entry, the one just made. */
export const LOW_VALENCE = 0.35;

type Here = { readonly nowMs: number; readonly timeZone: string; readonly audience: Audience };

/** What a place and a word come to, while nobody says more. */
export const draftAt = (place: MoodPlace, mood: string, { nowMs, timeZone, audience }: Here): MoodDraft => ({
  mood,
  intensity: intensityOf(place),
  valence: place.valence,
  arousal: place.arousal,
  note: "",
  tags: [],
  audience,
  feltAtMs: nowMs,
  timeZone,
});

/** At another place; how strongly goes with the place while nobody said more. */
export const movedTo = (draft: MoodDraft, { valence, arousal }: MoodPlace): MoodDraft => {
  const isOwn = draft.intensity !== intensityOf(draft);
  return { ...draft, valence, arousal, intensity: isOwn ? draft.intensity : intensityOf({ valence, arousal }) };
};

/** Who sees a new mood: no more than may see any. */
export const defaultAudience = ({ shareMode, showMoodTo }: PrivacySettings): Audience =>
  AUDIENCES[Math.min(AUDIENCES.indexOf(shareMode), AUDIENCES.indexOf(showMoodTo))] ?? "nobody";

export const AUDIENCE_WORDS: Readonly<Record<Audience, string>> = {
  nobody: "Only you",
  friends: "Your friends",
  followers: "Whoever follows you",
  everyone: "Everyone",
};
export const seenWords = (audience: Audience): string =>
  audience === "nobody" ? "Only you can see it." : `${AUDIENCE_WORDS[audience]} can see it, not its note or tags.`;

const AS_IT_IS = "It could not be saved as it is. Nothing is lost: change it, and it goes out.";

/** What happened to a mood that was refused, and what to do; its words are kept. */
export const refusedWords = (code: RefusalCode, words: Pick<MoodDraft, "mood" | "tags" | "note">): string => {
  switch (code) {
    case "bad_message":
      return strangeIn(words) ?? AS_IT_IS;
    case "bad_time":
      return "Its time lies ahead of ours, or too far back. Nothing is lost: change the time, and it goes out.";
    case "notes_stay_here":
      return "Your notes stay on your devices, so it cannot go out with one. Copy the note, take it out, and it goes out.";
    case "no_such_mood":
      return "You deleted this mood on another device, so the change did not reach it. You can throw this away.";
    case "unkind_words":
      return "Others would read a word in it that may hurt. Change the word, or show it to nobody but you.";
    case "key_reused":
      return "It was changed after it went out. Send it again as a new one.";
    default:
      return AS_IT_IS;
  }
};

/** What is wrong with the words of a mood, whichever of them; null = nothing that is known here. */
export const strangeIn = ({ mood, tags, note }: Pick<MoodDraft, "mood" | "tags" | "note">): string | null =>
  [mood, ...tags, note].map(strangeWords).find((words) => words !== null) ?? null;

/** The words of a mood as they are kept; a word of nothing that is seen is the one before. */
export const settledDraft = (draft: MoodDraft, before: string): MoodDraft => ({
  ...draft,
  mood: settledLine(draft.mood) || before,
  note: settledText(draft.note),
});

/** By characters: half of an emoji is no sign that could be kept. */
const shortened = (tag: string): string => [...tag].slice(0, TAG_MAX).join("");
/** What is too long or too much is left out. */
export const tagsIn = (text: string): string[] => typedTags(text, shortened).slice(0, TAGS_MAX);

const two = (value: number): string => value.toString().padStart(2, "0");
/** What a field for date and time shows, by this device's clock. */
export const localTimeText = (atMs: number): string => {
  const at = new Date(atMs);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
};
/** The moment that such a text names, never after now; null = it names none. */
export const momentOf = (text: string, nowMs: number): number | null => {
  const atMs = new Date(text).getTime();
  return Number.isNaN(atMs) ? null : Math.min(atMs, nowMs);
};

/** "gently", "strongly" */
export const strengthWords = (intensity: number): string =>
  ["barely", "gently", "clearly", "strongly", "with all of you"][Math.min(4, Math.floor(intensity * 5))] ?? "clearly";
