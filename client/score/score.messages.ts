import type { NoteAffect } from "#shared/mood/note/affect.ts";

/** What a page asks its worker; `id` comes back with the answer. */
export type AskScore = { readonly id: number; readonly notes: readonly string[] };
/** One score a note, in their order. `offline`: model or runtime could not be fetched; `not_there`: missing or broken. */
export type ScoreAnswer =
  | { readonly id: number; readonly scores: readonly NoteAffect[] }
  | { readonly id: number; readonly problem: "offline" | "not_there" };
