import { defineEntity, p } from "@mikro-orm/core";
import { GroupHug } from "./GroupHug.ts";
import { User } from "./User.ts";

/** Somebody was asked to a group hug, once however often. Written under the lock of that person's inbox head. */
export const GroupHugInvitation = defineEntity({
  name: "GroupHugInvitation",
  tableName: "group_hug_invitations",
  indexes: [{ name: "group_hug_invitations_user_id_created_at_index", properties: ["user", "createdAt"] }],
  checks: [{ name: "group_hug_invitations_no_self_check", expression: "from_id <> user_id" }],
  properties: {
    groupHug: () => p.manyToOne(GroupHug).primary().deleteRule("cascade"),
    /** Who is asked. */
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    /** Who asks; null = gone. */
    from: () => p.manyToOne(User).nullable().deleteRule("set null").index("group_hug_invitations_from_id_index"),
    /** The time of its inbox event: strictly increasing within an inbox. */
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    /** Closed by whom it asks, or because the group hug is over; null = open. */
    closedAt: p.datetime().columnType("timestamptz").nullable(),
  },
});
