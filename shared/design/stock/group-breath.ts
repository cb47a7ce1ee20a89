import type { Design } from "../design.format.ts";
import { wave } from "../haptic.words.ts";
import { keys } from "./keys.ts";

/** The common breath of the stock designs for a group: 5.5 a minute, two fifths of it in, the rest out. */
export const BREATH_PERIOD_MS = 10_900;
export const BREATH_IN_MS = 4300;

/** The starts of `count` breaths that follow each other from `fromMs` on. */
export const breathStarts = (fromMs: number, count: number): number[] =>
  Array.from({ length: count }, (_, n) => fromMs + n * BREATH_PERIOD_MS);

/** A track that goes with them: `low` breathed out, `high` breathed in. */
export const breathKeys = (
  starts: readonly number[],
  low: number,
  high: number,
): NonNullable<Design["tracks"]["breath"]> =>
  starts.flatMap((atMs) => keys([atMs, low, "breath"], [atMs + BREATH_IN_MS, high, "breath"]));

/** Touch that grows as they breathe in, is strongest where the breath turns, and leaves with the air. */
export const breathTouch = (starts: readonly number[], strength: number): Design["haptic"]["events"] =>
  starts.flatMap((atMs) => wave(atMs, 2 * BREATH_IN_MS, 1, strength));

/** The moments at which a breath turns: in, out, in, out. */
export const breathTurns = (starts: readonly number[]): number[] =>
  starts.flatMap((atMs) => [atMs, atMs + BREATH_IN_MS]);
