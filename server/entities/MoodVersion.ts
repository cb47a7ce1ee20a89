import { defineEntity, p } from "@mikro-orm/core";
import { MoodEntry } from "./MoodEntry.ts";

/** What a mood was before it was changed, or would have been, had a later change not come first. Kept for 30 days. */
export const MoodVersion = defineEntity({
  name: "MoodVersion",
  tableName: "mood_versions",
  indexes: [{ name: "mood_versions_created_at_index", properties: ["createdAt"] }],
  checks: [{ name: "mood_versions_why_check", expression: "why in ('replaced', 'lost')" }],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    moodEntry: () => p.manyToOne(MoodEntry).deleteRule("cascade").index("mood_versions_mood_entry_id_index"),
    /** replaced: it stood until then; lost: it came too late to stand. */
    why: p.string().length(20),
    /** The number under which it stood; null = it never did. */
    revision: p.integer().nullable(),
    /** All of it but the note, as `mood_fields` writes it. */
    content: p.json(),
    /** Sealed as that of its mood, at the same place. */
    note: p.text().nullable(),
    editedAt: p.datetime().columnType("timestamptz"),
    editMark: p.bigint("number"),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
