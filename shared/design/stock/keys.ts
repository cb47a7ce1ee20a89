import type { EasingName } from "../easings.ts";
import type { Design } from "../design.format.ts";

type KeyRow = readonly [atMs: number, value: number, ease?: EasingName];

/** A track written as rows of `[atMs, value, ease]`; `ease` leads to the next row. */
export const keys = (...rows: KeyRow[]): NonNullable<Design["tracks"]["lean"]> =>
  rows.map(([atMs, value, ease]) => (ease === undefined ? { atMs, value } : { atMs, value, ease }));
