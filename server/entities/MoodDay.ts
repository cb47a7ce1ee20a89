import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** The moods of a day together. Kept by triggers on `mood_entries`. */
export const MoodDay = defineEntity({
  name: "MoodDay",
  tableName: "mood_days",
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    /** Of the calendars of the zones in which they were felt. */
    day: p.date().primary(),
    entries: p.integer(),
    /** Means. */
    valence: p.double(),
    arousal: p.double(),
    /** Of the valence. */
    lowest: p.double(),
    highest: p.double(),
    /** When the first and the last were felt. */
    firstAt: p.datetime().columnType("timestamptz"),
    lastAt: p.datetime().columnType("timestamptz"),
  },
});
