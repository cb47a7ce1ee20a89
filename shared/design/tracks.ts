import { easings, type EasingName } from "./easings.ts";

/** `ease` shapes the way from this key to the next one; `inOut` where it is left out. */
export type Key = { readonly atMs: number; readonly value: number; readonly ease?: EasingName | undefined };

/**
 * Value of a track at `tMs`: the first key's before it, the last key's after it, eased in between.
 * `keys` are in strictly rising order of `atMs`; a missing or empty track rests at `rest`.
 */
export const sampleTrack = (keys: readonly Key[] | undefined, rest: number, tMs: number): number => {
  if (keys === undefined) return rest;
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const key = keys[middle];
    if (key !== undefined && key.atMs <= tMs) low = middle + 1;
    else high = middle;
  }
  const before = keys[low - 1];
  const after = keys[low];
  if (before === undefined) return after?.value ?? rest;
  if (after === undefined) return before.value;
  const u = (tMs - before.atMs) / (after.atMs - before.atMs);
  return before.value + (after.value - before.value) * easings[before.ease ?? "inOut"](u);
};
