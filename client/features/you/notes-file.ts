import { FELT_FROM_MS, MOOD_MAX, NOTE_MAX } from "#shared/schema/mood.limits.ts";
import { visibleLength } from "#shared/schema/visible-length.ts";
import type { KeptNote } from "../../net/mood.vault.port.ts";

export const NOTES_FILE = "hugmood-notes.json";
/** Larger files are none of ours. */
export const NOTES_FILE_MAX_BYTES = 100_000_000;
const KIND = "hugmood notes";
const KEY_MAX = 64;
const ZONE_MAX = 64;

/** Notes as a file that a person can read and this page can read again. */
export const notesText = (notes: readonly KeptNote[]): string =>
  JSON.stringify(
    {
      kind: KIND,
      notes: notes.map(({ goneAtMs: _, since: _since, ...note }) => ({
        felt: new Date(note.feltAtMs).toISOString(),
        ...note,
      })),
    },
    null,
    2,
  );

/** Code units a character has at most on average: a family emoji has eleven. Longer texts are not counted. */
const UNITS_PER_CHARACTER = 16;
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
/** In characters as they are seen, as everywhere. */
const isWithin = (text: string, most: number): boolean =>
  text.length <= most || (text.length <= most * UNITS_PER_CHARACTER && visibleLength(text) <= most);

/** `broken`: it is no note of ours. */
const noteIn = (value: unknown): KeptNote | "too_long" | "broken" => {
  if (typeof value !== "object" || value === null) return "broken";
  const { key, note, mood, feltAtMs, timeZone } = value as Partial<Record<keyof KeptNote, unknown>>; // as: looked at below
  if (!isText(key) || !isText(note) || !isText(mood) || !isText(timeZone)) return "broken";
  if (key.length > KEY_MAX || timeZone.length > ZONE_MAX || !isWithin(mood, MOOD_MAX)) return "broken";
  if (typeof feltAtMs !== "number" || !Number.isSafeInteger(feltAtMs) || feltAtMs < FELT_FROM_MS) return "broken";
  return isWithin(note, NOTE_MAX) ? { key, note, mood, feltAtMs, timeZone, goneAtMs: null } : "too_long";
};

/** What is in such a file: its notes, and how many of it are longer than a note is, or none. */
export type NotesFile = { readonly notes: readonly KeptNote[]; readonly tooLong: number; readonly broken: number };

/** Null: it is another kind of file. */
export const notesInText = (text: string): NotesFile | null => {
  try {
    const file: unknown = JSON.parse(text);
    if (typeof file !== "object" || file === null || Reflect.get(file, "kind") !== KIND) return null;
    const values: unknown = Reflect.get(file, "notes");
    if (!Array.isArray(values)) return null;
    const read = values.map(noteIn);
    return {
      notes: read.filter((note) => typeof note === "object"),
      tooLong: read.filter((note) => note === "too_long").length,
      broken: read.filter((note) => note === "broken").length,
    };
  } catch {
    return null;
  }
};
