import type { TouchSettings } from "#shared/schema/inbox.ts";

/** Settings that were asked for. `answeredWith`: the ones that the room told when it agreed; null while it has not. */
export type Wanted = { readonly settings: TouchSettings; readonly answeredWith: TouchSettings | null };

/**
 * What is shown: what is wanted while the room has not answered, whatever it tells meanwhile, because that is an
 * earlier wish; and after its answer until it tells something newer.
 */
export const shownSettings = (wanted: Wanted | null, known: TouchSettings): TouchSettings =>
  wanted && (wanted.answeredWith === null || wanted.answeredWith === known) ? wanted.settings : known;
