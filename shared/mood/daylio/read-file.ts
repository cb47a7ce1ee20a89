import { IMPORT_ROWS_MAX } from "#shared/schema/mood.limits.ts";
import { orderShown, type DayOrder, type DayRead } from "./day.ts";
import { columnsOf, type Columns } from "./columns.ts";
import { readCsv } from "./csv.ts";
import { decodeFile, FILE_MAX_BYTES, type Encoding } from "./decode.ts";
import { fiveOfWord, wordKey } from "./mood-places.ts";
import type { NotTaken } from "./not-taken.ts";
import { readRow, type DaylioRow } from "./read-row.ts";

export type DaylioFile = {
  readonly encoding: Encoding;
  /** Zero characters that were left out. */
  readonly nuls: number;
  readonly rows: readonly DaylioRow[];
  readonly left: readonly NotTaken[];
  /** Words for moods that are none of Daylio's own, the most used first. */
  readonly ownWords: readonly { readonly word: string; readonly rows: number }[];
  /** Of its dates in numbers. */
  readonly order: DayOrder;
  /** Nothing in it shows which number is the day, so somebody has to say. */
  readonly isOrderOpen: boolean;
};
export type FileRead =
  | { readonly ok: true; readonly file: DaylioFile }
  /** not_daylio: it has no such columns; no_rows: it has them, and nothing below. */
  | { readonly ok: false; readonly why: "too_big" | "empty" | "archive" | "not_text" | "not_daylio" | "no_rows" };

/** Of a list that somebody may look through. */
const LEFT_MAX = 2 * IMPORT_ROWS_MAX;

const ownWordsOf = (rows: readonly DaylioRow[]): DaylioFile["ownWords"] => {
  const words = new Map<string, { word: string; rows: number }>();
  for (const { mood } of rows) {
    if (fiveOfWord(mood) !== null) continue;
    const known = words.get(wordKey(mood));
    if (known) known.rows += 1;
    else words.set(wordKey(mood), { word: mood, rows: 1 });
  }
  return [...words.values()].toSorted((a, b) => b.rows - a.rows);
};

const orderOf = (days: readonly DayRead[]): Pick<DaylioFile, "order" | "isOrderOpen"> => {
  const order = orderShown(days);
  const isOpen = (day: DayRead) => typeof day !== "string" && day.day_first !== null && day.month_first !== null;
  return { order: order ?? "day_first", isOrderOpen: order === null && days.some(isOpen) };
};

/** Reads Daylio's file, however it was written and whatever is in it; never throws. */
export const readDaylio = (bytes: Uint8Array): FileRead => {
  if (bytes.length > FILE_MAX_BYTES) return { ok: false, why: "too_big" };
  const decoded = decodeFile(bytes);
  if (!decoded.ok) return decoded;
  const found: { columns: Columns | null | "none yet" } = { columns: "none yet" };
  const rows: DaylioRow[] = [];
  const left: NotTaken[] = [];
  const end = readCsv(decoded.text, (row) => {
    const { columns } = found;
    if (columns === null) return false;
    if (columns === "none yet") found.columns = columnsOf(row.cells);
    else {
      const { read, left: leftOfRow } = readRow(columns, row);
      if (read) rows.push(read);
      left.push(...leftOfRow);
    }
    return rows.length < IMPORT_ROWS_MAX && left.length < LEFT_MAX;
  });
  if (end === "bomb" || found.columns === null || found.columns === "none yet") return { ok: false, why: "not_daylio" };
  if (typeof end === "object" && end.lines > 0)
    left.push({ row: end.stoppedAt, when: "", mood: "", why: "too_many", text: `From here on: ${end.lines} lines.` });
  if (rows.length === 0 && left.length === 0) return { ok: false, why: "no_rows" };
  const days = rows.map(({ day }) => day);
  const { encoding, nuls } = decoded;
  return { ok: true, file: { encoding, nuls, rows, left, ownWords: ownWordsOf(rows), ...orderOf(days) } };
};
