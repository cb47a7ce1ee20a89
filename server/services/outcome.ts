import type { Refusal } from "#shared/schema/refusal.ts";

/**
 * What a service says when asked to do something: it was done and is committed, or a rule said no and nothing changed.
 * An outage is neither: it is thrown as `Unavailable` (errors.ts), and the caller says `try_later`.
 */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refused = <T = never>(refusal: Refusal): Outcome<T> => ({ ok: false, refusal });
