import { defineEntity, p } from "@mikro-orm/core";
import { GroupHug } from "./GroupHug.ts";
import { User } from "./User.ts";

/**
 * What keeps a person from something (`shared/policy/restriction.policy.ts`). Written by the functions `restrict_person`,
 * `lift_restriction` and `decide_appeal` only.
 */
export const Restriction = defineEntity({
  name: "Restriction",
  tableName: "restrictions",
  checks: [
    {
      name: "restrictions_kind_check",
      expression: "kind in ('hold_hugs', 'limit', 'suspend', 'ban', 'mute', 'remove')",
    },
    { name: "restrictions_room_check", expression: "(kind in ('mute', 'remove')) = (group_hug_id is not null)" },
    { name: "restrictions_time_check", expression: "begins_at < ends_at" },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    user: () => p.manyToOne(User).deleteRule("cascade").index("restrictions_user_id_index"),
    kind: p.string().length(20),
    category: p.string().length(20),
    /** What the person is told, sealed for them; null = no words beside the category. */
    statement: p.text().nullable(),
    /** mute, remove: in which group hug. */
    groupHug: () => p.manyToOne(GroupHug).nullable().deleteRule("cascade").index("restrictions_group_hug_id_index"),
    /** No foreign key: it says where it came from. */
    caseId: p.uuid().nullable().index("restrictions_case_id_index"),
    beginsAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    /** Null = for good, or as long as the group hug. */
    endsAt: p.datetime().columnType("timestamptz").nullable(),
    /** Null = gone. */
    by: () => p.manyToOne(User).nullable().deleteRule("set null").index("restrictions_by_id_index"),
    /** The second person, of what takes two. */
    approvedBy: () => p.manyToOne(User).nullable().deleteRule("set null").index("restrictions_approved_by_id_index"),
    /** Who did it may undo it until then. */
    undoUntil: p.datetime().columnType("timestamptz"),
    liftedAt: p.datetime().columnType("timestamptz").nullable(),
    liftedBy: () => p.manyToOne(User).nullable().deleteRule("set null").index("restrictions_lifted_by_id_index"),
  },
});
