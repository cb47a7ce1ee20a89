import { hoursBetween } from "#shared/mood/forecast/local-day.ts";
import type { ForecastCase } from "./forecast-case.ts";

type Slice = { readonly name: string; holds(one: ForecastCase): boolean };

const entriesOf = ({ ask }: ForecastCase): number => ask.entries.length;
const gapOf = ({ ask, next }: ForecastCase): number => hoursBetween(ask.entries.at(-1) ?? next, next);
const hourOf = ({ next }: ForecastCase): number => next.localHour;

function slices(what: string, unit: string, value: (one: ForecastCase) => number, edges: readonly number[]): Slice[] {
  return edges.map((from, at) => {
    const to = edges[at + 1] ?? Number.POSITIVE_INFINITY;
    const name =
      to === Number.POSITIVE_INFINITY ? `${what} ${from}${unit} and more` : `${what} ${from} to ${to}${unit}`;
    return { name, holds: (one) => value(one) >= from && value(one) < to };
  });
}

/** Where a model might do harm unseen: from `from` up to, not including, `to`. */
export const MOOD_SLICES: readonly Slice[] = [
  ...slices("history", " entries", entriesOf, [7, 15, 30, 60, 150]),
  ...slices("gap", " h", gapOf, [0, 2, 4, 8, 16, 36]),
  ...slices("hour", " h", hourOf, [0, 6, 9, 12, 15, 18, 21]),
];
