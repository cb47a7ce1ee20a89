/** What is not text already, as text. */
export const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
};

/** Spreadsheets carry out what begins like this (OWASP, CSV injection): an apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r]/;

export const csvCell = (value: unknown): string => {
  const text = textOf(value);
  const safe = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const csvLine = (cells: readonly unknown[]): string => `${cells.map(csvCell).join()}\r\n`;

/** The mark by which spreadsheets know UTF-8, before the first line. */
export const CSV_MARK = "\uFEFF";
