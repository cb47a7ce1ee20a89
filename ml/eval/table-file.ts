import { readFileSync } from "node:fs";
import { basename } from "node:path";
import Papa from "papaparse";
import { FileProblem } from "./file-problem.ts";

/** One row: what stands under each column name. */
export type TableRow = Readonly<Record<string, string>>;
export type TableFile = { readonly name: string; readonly bytes: Buffer; readonly rows: readonly NumberedRow[] };
/** `line` counts from 1, the header is the first; where a quoted cell holds line breaks, it counts rows. */
export type NumberedRow = { readonly line: number; readonly cells: TableRow };

/** Reads a table with a header that has at least these columns; throws `FileProblem`. */
export function readTable(path: string, delimiter: "," | "\t", columns: readonly string[]): TableFile {
  const name = basename(path);
  const bytes = read(path, name);
  const text = decode(bytes, name);
  const isTsv = delimiter === "\t";
  const parsed = Papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter,
    // In tab-separated text a quote is a character like any other.
    ...(isTsv ? { quoteChar: "\u0000" } : {}),
  });
  const missing = columns.filter((column) => !parsed.meta.fields?.includes(column));
  if (missing.length > 0) {
    throw new FileProblem(`${name}, line 1: no column ${missing.map((column) => `"${column}"`).join(", ")}.`);
  }
  const rows = parsed.data.map((cells, index) => ({ line: index + 2, cells })).filter(({ cells }) => !isBlank(cells));
  const isOfRow = ({ row }: Papa.ParseError): boolean => !isBlank(parsed.data[row ?? 0] ?? { text });
  const broken = parsed.errors.find(isOfRow);
  if (broken) {
    // Quotes are counted with the header, fields without it.
    const line = (broken.row ?? 0) + (broken.type === "Quotes" ? 1 : 2);
    throw new FileProblem(`${name}, line ${line}: ${broken.message}.`);
  }
  if (rows.length === 0) throw new FileProblem(`${name}, line 2: there are no rows.`);
  return { name, bytes, rows };
}

/** An empty line: one cell with nothing in it. */
const isBlank = (cells: TableRow): boolean => Object.values(cells).length === 1 && Object.values(cells)[0] === "";

function read(path: string, name: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new FileProblem(`${name}: there is no such file to be read.`);
  }
  if (bytes.length === 0) throw new FileProblem(`${name}, line 1: the file is empty.`);
  return bytes;
}

function decode(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileProblem(`${name}, line ${badLine(bytes)}: not UTF-8; save it as UTF-8.`);
  }
}

/** The first line that is no UTF-8 by itself. */
function badLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
    line += 1;
  }
  return line;
}

/** The number in a cell, within a range; throws `FileProblem` that names line and column. */
export function numberIn(table: string, row: NumberedRow, column: string, from: number, to: number): number {
  const text = (row.cells[column] ?? "").trim();
  const value = text === "" ? Number.NaN : Number(text);
  if (!(value >= from && value <= to)) {
    throw new FileProblem(`${table}, line ${row.line}: ${column} is "${text}", not a number from ${from} to ${to}.`);
  }
  return value;
}
