import Papa from "papaparse";

/** One row. `row` counts as a spreadsheet does: the header is 1, and what stands in quotes is one row. */
export type CsvRow = { readonly row: number; readonly cells: readonly string[]; readonly isUnclosed: boolean };

/** Columns beyond this are nobody's diary. */
const COLUMNS_MAX = 1_000;
const SEPARATORS = [",", ";", "\t"] as const;

/** The one that most of the first line is in. */
const separatorOf = (text: string): string => {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  const count = (separator: string) => first.split(separator).length;
  return SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
};

/** A line that is mostly separators would fill the memory with empty cells. */
const hasBomb = (text: string): boolean => {
  let [separators, signs] = [0, 0];
  for (let at = 0; at <= text.length; at += 1) {
    const code = at === text.length ? 10 : text.charCodeAt(at);
    if (code === 10 || code === 13) {
      if (separators > COLUMNS_MAX && separators * 4 > signs) return true;
      [separators, signs] = [0, 0];
    } else {
      signs += 1;
      if (code === 44 || code === 59 || code === 9) separators += 1;
    }
  }
  return false;
};

/** Lines that are not blank, counted one by one: a list of the millions that a file may have would fill the memory. */
export const linesFrom = (text: string, from: number): number => {
  let [lines, isCounted] = [0, false];
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) isCounted = false;
    else if (!isCounted && code !== 32 && /\S/.test(text.charAt(at))) {
      isCounted = true;
      lines += 1;
    }
  }
  return lines;
};

/** `bomb`: no table that anybody would want to read. `stopped`: and lines that are left. */
export type CsvEnd = "read" | "bomb" | { readonly stoppedAt: number; readonly lines: number };

/**
 * Reads rows one after another until `onRow` wants no more, whatever separates their cells; blank ones are left out. A quote
 * that is never closed makes one row of all that follows it, which is `isUnclosed`.
 */
export const readCsv = (text: string, onRow: (row: CsvRow) => boolean): CsvEnd => {
  if (hasBomb(text)) return "bomb";
  let row = 0;
  let end: CsvEnd = "read";
  Papa.parse<string[]>(text, {
    delimiter: separatorOf(text),
    // The other way splits the whole text before the first row.
    fastMode: false,
    step: ({ data, errors, meta }, parser) => {
      row += 1;
      if (data.every((cell) => cell.trim() === "")) return;
      if (onRow({ row, cells: data, isUnclosed: errors.some(({ code }) => code === "MissingQuotes") })) return;
      end = { stoppedAt: row + 1, lines: linesFrom(text, meta.cursor) };
      parser.abort();
    },
  });
  return end;
};
