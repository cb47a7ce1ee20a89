/** The numbers of a chart as a table: each row begins with what it is about. */
export type ChartTable = {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** 0..1 as a person reads it: 0 to 100, rounded; "–" where there is none. */
export const hundredth = (value: number | null): string => (value === null ? "–" : String(Math.round(value * 100)));
