import { CLOCK_AHEAD_MS, FELT_FROM_MS } from "#shared/schema/mood.limits.ts";
import { newMoodSchema, type NewMood } from "#shared/schema/mood.ts";
import { momentOf } from "../moment.ts";
import { dayIn, type DayOrder } from "./day.ts";
import { fiveOfWord, PLACES, wordKey, type OneOfFive } from "./mood-places.ts";
import { keyOfName } from "./name-key.ts";
import type { NotTaken } from "./not-taken.ts";
import type { DaylioFile } from "./read-file.ts";
import type { DaylioRow } from "./read-row.ts";

export type Choices = {
  /** IANA name of where the entries were written. */
  readonly timeZone: string;
  readonly order: DayOrder;
  /** Where a person's own words lie, by `wordKey`; one that is not in it lies with "meh". */
  readonly places: ReadonlyMap<string, OneOfFive>;
  /** False: notes stay where they are. */
  readonly hasNotes: boolean;
};
/** Of every entry but its zone, which is the same for all and takes a while to look at. */
const entrySchema = newMoodSchema.omit({ timeZone: true });

export type Drafts = {
  readonly entries: readonly NewMood[];
  readonly left: readonly NotTaken[];
  /** The row of each entry, by its key. */
  readonly rows: ReadonlyMap<string, DaylioRow>;
};

/** What of a row is told when none of it is taken. */
export const leftOfRow = ({ row, when, mood, tags, note }: DaylioRow, why: NotTaken["why"]): NotTaken => ({
  row,
  when,
  mood,
  why,
  text: [tags.join(" | "), note].filter(Boolean).join(" · "),
});

/**
 * The key of an entry comes from when it was and its word alone, so that a file that was written anew, with other words in
 * its notes or by another clock, adds nothing twice. `times`: how often both were in the file before.
 */
const keyOf = (day: string, minutes: number, mood: string, times: number): string =>
  keyOfName(`daylio ${day} ${minutes} ${times} ${wordKey(mood)}`);

const draftOf = (row: DaylioRow, day: string, key: string, choices: Choices) => ({
  key,
  mood: row.mood,
  ...PLACES[fiveOfWord(row.mood) ?? choices.places.get(wordKey(row.mood)) ?? "meh"],
  note: choices.hasNotes ? row.note : "",
  tags: [...row.tags],
  // What was written for oneself stays with oneself.
  audience: "nobody" as const,
  feltAtMs: momentOf(choices.timeZone, day, row.minutes),
});

/** What an import sends of a file, the oldest first, and what it leaves besides what could not be read. Pure: `nowMs` is given. */
export const draftsOf = (file: DaylioFile, choices: Choices, nowMs: number): Drafts => {
  const [entries, left]: [NewMood[], NotTaken[]] = [[], []];
  const rows = new Map<string, DaylioRow>();
  const seen = new Map<string, number>();
  for (const row of file.rows) {
    const day = dayIn(row.day, choices.order);
    const minute = `${day} ${row.minutes} ${wordKey(row.mood)}`;
    const times = seen.get(minute) ?? 0;
    seen.set(minute, times + 1);
    const draft = draftOf(row, day, keyOf(day, row.minutes, row.mood, times), choices);
    if (draft.feltAtMs > nowMs + CLOCK_AHEAD_MS) left.push(leftOfRow(row, "ahead"));
    else if (draft.feltAtMs < FELT_FROM_MS) left.push(leftOfRow(row, "too_old"));
    else {
      const { data } = entrySchema.safeParse(draft);
      if (data) {
        entries.push({ ...data, timeZone: choices.timeZone });
        rows.set(data.key, row);
      } else left.push(leftOfRow(row, "refused"));
    }
  }
  return { entries: entries.toSorted((a, b) => a.feltAtMs - b.feltAtMs), left, rows };
};
