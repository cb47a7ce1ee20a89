import { NEUTRAL_NOTE } from "#shared/mood/note/affect.ts";
import type { MoodSettings } from "#shared/schema/mood.ts";
import type { Scoring } from "../../platform/scoring/scoring.port.ts";
import { done, refused } from "../outcome.ts";
import type { Insights } from "./insights.port.ts";

export type NotesDeps = {
  readonly settings: (userId: string) => Promise<MoodSettings>;
  readonly notes: Scoring["notes"];
};

/** Where a note's words lie; it is read, answered and forgotten. */
export const createSuggest =
  ({ settings, notes }: NotesDeps): Insights["suggest"] =>
  async (userId, note) => {
    if ((await settings(userId)).isPrivate) return refused({ code: "notes_stay_here" });
    if (note.trim() === "") return done(NEUTRAL_NOTE);
    const scored = await notes([note], userId);
    if (scored.kind === "not_there") return refused({ code: "no_model_here" });
    if (scored.kind === "refused") return refused(scored.refusal);
    return done(scored.results[0] ?? NEUTRAL_NOTE);
  };
