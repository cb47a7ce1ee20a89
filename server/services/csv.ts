/** What is not text already, as text. */
export const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
};

/** Spreadsheets carry out what begins like this (OWASP, CSV injection), some of them also full-width: an apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
/**
 * Where another sign than the comma separates, quotes within a line mean nothing: what follows that sign, or a line's end, is
 * a cell of its own. No comma: there it would be in quotes.
 */
const FORMULA_WITHIN = /([;\t\r\n|]"*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

export const csvCell = (value: unknown): string => {
  const text = textOf(value);
  const begun = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
  const safe = typeof value === "string" ? begun.replaceAll(FORMULA_WITHIN, "$1'") : begun;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const csvLine = (cells: readonly unknown[]): string => `${cells.map(csvCell).join()}\r\n`;

/** The mark by which spreadsheets know UTF-8, before the first line. */
export const CSV_MARK = "\uFEFF";
