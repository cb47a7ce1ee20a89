import { defineEntity, p } from "@mikro-orm/core";
import { MoodEntry } from "./MoodEntry.ts";

export const MoodEntryTag = defineEntity({
  name: "MoodEntryTag",
  tableName: "mood_entry_tags",
  properties: {
    moodEntry: () => p.manyToOne(MoodEntry).primary().deleteRule("cascade"),
    tag: p.string().length(200).primary(),
    /** In the order in which they were named, from 0. */
    place: p.smallint(),
  },
});
