import { defineEntity, p } from "@mikro-orm/core";
import { TOLD_KINDS } from "#shared/schema/notification.kinds.ts";
import { User } from "./User.ts";

const words = TOLD_KINDS.map((kind) => `'${kind}'`).join(", ");

/**
 * Something that somebody is told, once for each cause (notifications_cause_unique in the migrations). It holds no word of
 * anybody: who did what, and where to look.
 */
export const Notification = defineEntity({
  name: "Notification",
  tableName: "notifications",
  indexes: [{ name: "notifications_user_id_created_at_index", properties: ["user", "createdAt"] }],
  checks: [{ name: "notifications_kind_check", expression: `kind in (${words})` }],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    user: () => p.manyToOne(User).deleteRule("cascade"),
    kind: p.string().length(30),
    /** Who did it; null = gone, or the staff. */
    actor: () => p.manyToOne(User).nullable().deleteRule("set null").index("notifications_actor_id_index"),
    /** The hug, request or group hug it is about; null = the person is all. */
    refId: p.uuid().nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    readAt: p.datetime().columnType("timestamptz").nullable(),
  },
});
