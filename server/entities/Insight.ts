import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** What somebody's moods told them, as it was computed last. Written by the function `keep_insights` only. */
export const Insight = defineEntity({
  name: "Insight",
  tableName: "insights",
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    computedAt: p.datetime().columnType("timestamptz"),
    /** `mood_states.changes` of when the moods were read. */
    ofChanges: p.bigint("number"),
    /** Of `data`, as the program that computed it writes it; one with another number is as good as none. */
    form: p.smallint(),
    /** Moods it rests on. */
    entries: p.integer(),
    /** Patterns, and associations with the names of tags; never words of notes. */
    data: p.json(),
  },
});
