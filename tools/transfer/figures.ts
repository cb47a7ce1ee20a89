import { isSame, type Compared } from "../../server/platform/transfer/digest.ts";

/** Columns under each other: the first to the left, the others to the right. */
const aligned = (lines: readonly (readonly string[])[]): string => {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
        .join("  "),
    )
    .join("\n");
};

/** A line for each table: its rows on both sides, and whether every row is the same. */
export const comparedTable = (compared: readonly Compared[]): string =>
  aligned([
    ["table", "rows here", "rows there", "every row"],
    ...compared.map((of) => [
      of.table,
      String(of.source.rows),
      String(of.target.rows),
      isSame(of) ? "same" : "differs",
    ]),
  ]);

/** A line for each table: its rows. */
export const savedTable = (saved: readonly { readonly table: string; readonly rows: number }[]): string =>
  aligned([["table", "rows"], ...saved.map(({ table, rows }) => [table, String(rows)])]);
