import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** What somebody chose about their moods, and when those changed. No row = no mood yet, nothing chosen. */
export const MoodState = defineEntity({
  name: "MoodState",
  tableName: "mood_states",
  checks: [{ name: "mood_states_community_check", expression: "is_in_community = (community_since is not null)" }],
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    /** Notes stay on their devices. */
    isPrivate: p.boolean().default(false),
    /** Counted in the figures of everybody together. */
    isInCommunity: p.boolean().default(false),
    /** Since when, as they agreed last: nothing that they felt before is counted. */
    communitySince: p.datetime().columnType("timestamptz").nullable(),
    /** When they last chose; null = never since that is noted. Their other devices ask anew then. */
    chosenAt: p.datetime().columnType("timestamptz").nullable(),
    /** When a mood of theirs last changed. */
    changedAt: p.datetime().columnType("timestamptz").defaultRaw("'-infinity'"),
    /** How often one was added, changed or deleted; tells what was computed from them how old it is. */
    changes: p.bigint("number").defaultRaw("0"),
  },
});
