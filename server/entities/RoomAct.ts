import { defineEntity, p } from "@mikro-orm/core";
import { GroupHug } from "./GroupHug.ts";
import { User } from "./User.ts";

/**
 * What the staff did to a group hug as a whole. Written by `act_on_room` and `lift_room_act`; the room that has the group
 * hug open reads what is in force, whoever owns it.
 */
export const RoomAct = defineEntity({
  name: "RoomAct",
  tableName: "room_acts",
  indexes: [{ name: "room_acts_group_hug_id_at_index", properties: ["groupHug", "at"] }],
  checks: [
    { name: "room_acts_kind_check", expression: "kind in ('reminder', 'lock', 'slow', 'close')" },
    { name: "room_acts_category_check", expression: "category ~ '^[a-z_]+$'" },
    { name: "room_acts_until_check", expression: "until > at" },
    { name: "room_acts_lifted_check", expression: "lifted_at is null or kind in ('lock', 'slow')" },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    groupHug: () => p.manyToOne(GroupHug).deleteRule("cascade"),
    kind: p.string().length(20),
    category: p.string().length(20),
    /** What everybody in it is told beside the category; may be empty. */
    statement: p.text(),
    /** Whose act; null = gone. */
    by: () => p.manyToOne(User).nullable().deleteRule("set null").index("room_acts_by_id_index"),
    at: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    /** A lock or a slowing ends then; null = with the group hug. */
    until: p.datetime().columnType("timestamptz").nullable(),
    liftedAt: p.datetime().columnType("timestamptz").nullable(),
  },
});
