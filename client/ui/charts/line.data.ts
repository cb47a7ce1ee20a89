import { hundredth, type ChartTable } from "./chart.table.ts";

/** One place on the horizontal axis, in order; a value of null is a gap. `x`: 0..1 from left to right. */
export type LinePlace = { readonly x: number; readonly name: string; readonly values: readonly (number | null)[] };
/** `names`: of the lines, in the order of each place's values, each 0..1. */
export type LineData = {
  readonly caption: string;
  /** What the places are: "Day". */
  readonly of: string;
  readonly names: readonly string[];
  readonly places: readonly LinePlace[];
  /** Where a name stands below the axis. */
  readonly ticks: readonly { readonly x: number; readonly name: string }[];
  /** A value as the table says it; in hundredths if it is not said. */
  readonly say?: (value: number | null) => string;
};
export type LinePoint = { readonly x: number; readonly y: number; readonly name: string };

/** The points of one line in pieces: a gap is a gap, nothing is drawn across it. */
export const piecesOf = ({ places }: LineData, line: number): readonly (readonly LinePoint[])[] => {
  const pieces: LinePoint[][] = [];
  let isOpen = false;
  for (const { x, name, values } of places) {
    const value = values[line] ?? null;
    if (value === null) isOpen = false;
    else {
      if (!isOpen) pieces.push([]);
      isOpen = true;
      pieces.at(-1)?.push({ x, y: value, name });
    }
  }
  return pieces;
};

/** The same numbers as a table, places without any left out. */
export const lineTable = ({ caption, of, names, places, say = hundredth }: LineData): ChartTable => ({
  caption,
  head: [of, ...names],
  rows: places
    .filter(({ values }) => values.some((value) => value !== null))
    .map(({ name, values }) => [name, ...values.map(say)]),
});
