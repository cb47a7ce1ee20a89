import { defineEntity, p } from "@mikro-orm/core";
import { GroupHug } from "./GroupHug.ts";
import { User } from "./User.ts";

/** Somebody who is or was in a group hug. Written by `write_group_hug` only. */
export const GroupHugParticipant = defineEntity({
  name: "GroupHugParticipant",
  tableName: "group_hug_participants",
  indexes: [{ name: "group_hug_participants_user_id_index", properties: ["user"] }],
  checks: [{ name: "group_hug_participants_status_check", expression: "status in ('JOINED', 'IN', 'LEFT')" }],
  properties: {
    groupHug: () => p.manyToOne(GroupHug).primary().deleteRule("cascade"),
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    /** Strictly increasing within a group hug; anew for who comes back after leaving. */
    joinedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    /** IN: pressed "I'm in". LEFT: gone for good. */
    status: p.string().length(20).default("JOINED"),
    /** Was in at some moment while it was active: took part in touch. */
    wasIn: p.boolean().default(false),
  },
});
