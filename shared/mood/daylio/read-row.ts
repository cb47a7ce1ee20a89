import { MOOD_MAX, NOTE_MAX, TAG_MAX, TAGS_MAX } from "#shared/schema/mood.limits.ts";
import { readClock } from "./clock.ts";
import type { Columns } from "./columns.ts";
import type { CsvRow } from "./csv.ts";
import { readDay, type DayRead } from "./day.ts";
import type { NotTaken, WhyNot } from "./not-taken.ts";
import { cutTo, plainLine, plainNote } from "./plain-text.ts";

/** An entry of the file, before it is known in which zone, and where its mood lies. */
export type DaylioRow = {
  readonly row: number;
  readonly day: DayRead;
  /** After midnight. */
  readonly minutes: number;
  /** As it is written. */
  readonly when: string;
  readonly mood: string;
  readonly tags: readonly string[];
  readonly note: string;
};
/** `left`: what of it was not taken; without a `read` all of it. */
export type RowRead = { readonly read: DaylioRow | null; readonly left: readonly NotTaken[] };

const readTags = (cell: string): { readonly tags: readonly string[]; readonly left: readonly string[] } => {
  const [tags, left]: [Map<string, string>, string[]] = [new Map(), []];
  for (const part of cell.split("|")) {
    const tag = plainLine(part);
    const key = tag.toLowerCase();
    if (tag === "" || tags.has(key)) continue;
    if (tags.size === TAGS_MAX || cutTo(tag, TAG_MAX).left !== "") left.push(tag);
    else tags.set(key, tag);
  }
  return { tags: [...tags.values()], left };
};

/** Reads a row of Daylio's file: what of it can be kept, and what cannot, with the reason. */
export const readRow = ({ at, others }: Columns, { row, cells, isUnclosed }: CsvRow): RowRead => {
  const cell = (name: keyof typeof at): string => cells[at[name] ?? -1] ?? "";
  const date = cell("full_date") || `${cell("year")} ${cell("date")}`;
  const when = plainLine(`${date} ${cell("time")}`.slice(0, 200));
  const word = cutTo(plainLine(cell("mood")), MOOD_MAX);
  const because = (why: WhyNot, text: string): NotTaken => ({ row, when, mood: word.kept, why, text });
  const whole = (): string => cells.join(" · ");
  if (isUnclosed) return { read: null, left: [because("unclosed", whole())] };
  const day = cell("full_date") === "" ? readDay(cell("date"), cell("year")) : readDay(cell("full_date"));
  if (day === null) return { read: null, left: [because("no_day", whole())] };
  const minutes = readClock(cell("time"));
  if (minutes === null) return { read: null, left: [because("no_time", whole())] };
  if (word.kept === "") return { read: null, left: [because("no_mood", whole())] };
  const { tags, left: tagsLeft } = readTags(cell("activities"));
  const title = plainLine(cell("note_title"));
  const note = cutTo([title, plainNote(cell("note"))].filter(Boolean).join("\n\n"), NOTE_MAX);
  const left = [
    ...(word.left === "" ? [] : [because("mood_cut", word.left)]),
    ...(tagsLeft.length === 0 ? [] : [because("tags_left", tagsLeft.join(" | "))]),
    ...(note.left === "" ? [] : [because("note_cut", note.left)]),
    ...others.flatMap(({ name, at: index }) => {
      const text = cells[index]?.trim() ?? "";
      return text === "" ? [] : [because("other_column", `${name}: ${text}`)];
    }),
  ];
  return { read: { row, day, minutes, when, mood: word.kept, tags, note: note.kept }, left };
};
