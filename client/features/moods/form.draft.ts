import { localTime } from "#shared/mood/local-time.ts";
import { momentOf } from "#shared/mood/moment.ts";
import type { Audience } from "#shared/schema/audience.ts";
import { FELT_FROM_MS, MOOD_MAX, NOTE_MAX, TAG_MAX, TAGS_MAX } from "#shared/schema/mood.limits.ts";
import type { MoodDraft } from "#shared/schema/mood.ts";
import { settledLine, settledText } from "#shared/schema/signs.ts";
import { lengthOf } from "../../ui/limits.ts";
import { strangeWords } from "../../ui/strange.words.ts";
import { typedTags } from "../../ui/typed-tags.ts";
import { clockWords } from "./entry.words.ts";

/** A mood as it stands in fields. */
export type MoodForm = {
  readonly mood: string;
  /** 0..100. */
  readonly pleasant: number;
  readonly stirred: number;
  readonly strength: number;
  readonly note: string;
  /** Separated by commas. */
  readonly tags: string;
  readonly audience: Audience;
  /** YYYY-MM-DD and HH:MM on the wall in the zone. */
  readonly day: string;
  readonly clock: string;
  readonly timeZone: string;
};

/** A sentence for the field that cannot be kept. */
export type FormProblem = { readonly field: keyof MoodForm; readonly sentence: string };

const whole = (value: number): number => Math.round(value * 100);

export const formOf = (entry: MoodDraft): MoodForm => ({
  mood: entry.mood,
  pleasant: whole(entry.valence),
  stirred: whole(entry.arousal),
  strength: whole(entry.intensity),
  note: entry.note,
  tags: entry.tags.join(", "),
  audience: entry.audience,
  day: localTime(entry.timeZone, entry.feltAtMs).day,
  clock: clockWords(entry),
  timeZone: entry.timeZone,
});

const minutesOf = (clock: string): number | null => {
  const found = /^(\d{2}):(\d{2})/.exec(clock);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
};

/** What was not touched keeps its value to the last digit and second, since fields show less than it has. */
const kept = (shown: number, value: number): number => (shown === whole(value) ? value : shown / 100);

/** What the fields say, or what is wrong with them. `nowMs`: a mood does not lie ahead. */
export const draftOf = (
  form: MoodForm,
  was: MoodDraft,
  nowMs: number,
): { readonly draft: MoodDraft } | { readonly problem: FormProblem } => {
  const refuse = (field: keyof MoodForm, sentence: string) => ({ problem: { field, sentence } });
  const mood = settledLine(form.mood);
  const note = settledText(form.note);
  const tags = typedTags(form.tags);
  const minutes = minutesOf(form.clock);
  if (mood === "") return refuse("mood", "A mood needs a word. Any word of yours will do.");
  if (lengthOf(mood) > MOOD_MAX) return refuse("mood", `Please keep the word to ${MOOD_MAX} characters.`);
  if (lengthOf(note) > NOTE_MAX) return refuse("note", `Please keep the note to ${NOTE_MAX} characters.`);
  if (tags.length > TAGS_MAX) return refuse("tags", `A mood takes ${TAGS_MAX} tags.`);
  if (tags.some((tag) => lengthOf(tag) > TAG_MAX))
    return refuse("tags", `Please keep each tag to ${TAG_MAX} characters.`);
  for (const [field, words] of [
    ["mood", mood],
    ["note", note],
    ["tags", tags.join(", ")],
  ] as const) {
    const strange = strangeWords(words);
    if (strange !== null) return refuse(field, strange);
  }
  if (!/^\d{4}-\d\d-\d\d$/.test(form.day) || minutes === null) return refuse("day", "Please say when it was.");
  const before = formOf(was);
  const isSameTime = form.day === before.day && form.clock === before.clock && form.timeZone === before.timeZone;
  const feltAtMs = isSameTime ? was.feltAtMs : momentOf(form.timeZone, form.day, minutes);
  if (feltAtMs > nowMs) return refuse("day", "That lies ahead. Please choose a time that has been.");
  if (feltAtMs < FELT_FROM_MS) return refuse("day", "Moods are kept from the year 2000 on.");
  return {
    draft: {
      mood,
      valence: kept(form.pleasant, was.valence),
      arousal: kept(form.stirred, was.arousal),
      intensity: kept(form.strength, was.intensity),
      note,
      tags: [...tags],
      audience: form.audience,
      feltAtMs,
      timeZone: form.timeZone,
    },
  };
};
