export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Figure, value, and the goal with whether it is met. */
export type Row = readonly [name: string, value: string, goal?: string];
export const goal = (text: string, isMet: boolean): string => `${text}: ${isMet ? "met" : "MISSED"}`;

export const tableOf = (rows: readonly Row[]): string => {
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  return rows
    .map(([name, value, goalText = ""]) => `${name.padEnd(width(0))}  ${value.padEnd(width(1))}  ${goalText}`.trimEnd())
    .join("\n");
};
