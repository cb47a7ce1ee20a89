import type { Interval } from "./bootstrap.ts";

/** ".234", "-.012", "–" for what cannot be said. */
export const three = (value: number): string =>
  Number.isFinite(value) ? value.toFixed(3).replace(/^(-?)0\./, "$1.") : "–";
export const between = ([low, high]: Interval): string => `[${three(low)}, ${three(high)}]`;

/** Rows under a heading, columns in line. */
export function table(heading: string, rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
  return [heading, ...lines].join("\n");
}
