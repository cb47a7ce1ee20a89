import { FELT_FROM_MS, MOOD_MAX, NOTE_MAX } from "#shared/schema/mood.limits.ts";
import type { KeptNote } from "../../net/mood.vault.port.ts";

export const NOTES_FILE = "hugmood-notes.json";
/** Larger files are none of ours. */
export const NOTES_FILE_MAX_BYTES = 100_000_000;
const KIND = "hugmood notes";
const KEY_MAX = 64;

/** Notes as a file that a person can read and this page can read again. */
export const notesText = (notes: readonly KeptNote[]): string =>
  JSON.stringify(
    {
      kind: KIND,
      notes: notes.map(({ goneAtMs: _, ...note }) => ({ felt: new Date(note.feltAtMs).toISOString(), ...note })),
    },
    null,
    2,
  );

const isText = (value: unknown, most: number): value is string =>
  typeof value === "string" && value.length > 0 && value.length <= most;

const noteIn = (value: unknown): KeptNote | null => {
  if (typeof value !== "object" || value === null) return null;
  const { key, note, mood, feltAtMs, timeZone } = value as Partial<Record<keyof KeptNote, unknown>>; // as: looked at below
  if (!isText(key, KEY_MAX) || !isText(note, NOTE_MAX) || !isText(mood, MOOD_MAX) || !isText(timeZone, 64)) return null;
  if (typeof feltAtMs !== "number" || !Number.isSafeInteger(feltAtMs) || feltAtMs < FELT_FROM_MS) return null;
  return { key, note, mood, feltAtMs, timeZone, goneAtMs: null };
};

/** The notes of such a file; what in it is none is left out. Null: it is another kind of file. */
export const notesInText = (text: string): readonly KeptNote[] | null => {
  try {
    const file: unknown = JSON.parse(text);
    if (typeof file !== "object" || file === null || Reflect.get(file, "kind") !== KIND) return null;
    const notes: unknown = Reflect.get(file, "notes");
    return Array.isArray(notes) ? notes.map(noteIn).filter((note) => note !== null) : null;
  } catch {
    return null;
  }
};
