import { isPassing } from "../net/passing.ts";
import type { Failure } from "../net/state.ts";

/** What came. `asOfMs`: it is what this device knew then; null = it is what there is. */
export type Came<T> =
  | { readonly kind: "asking" }
  | { readonly kind: "here"; readonly value: T; readonly asOfMs: number | null }
  | { readonly kind: "failed"; readonly refusal: Failure };

/** What was read, or asked for without being kept here. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly asOfMs?: number | null }
  | { readonly ok: false; readonly refusal: Failure };

/**
 * What is shown after an answer. What was known stays through refusals that pass, with what somebody is writing in it; one
 * that says it is gone, or not theirs, takes its place.
 */
export const cameAfter = <T>(before: Came<T>, told: Answer<T>): Came<T> => {
  if (told.ok) return { kind: "here", value: told.value, asOfMs: told.asOfMs ?? null };
  return before.kind === "here" && isPassing(told.refusal) ? before : { kind: "failed", refusal: told.refusal };
};
