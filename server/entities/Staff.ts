import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** Who keeps rooms kind, and as what (`shared/policy/staff.policy.ts`). Written by the function `set_staff` only. */
export const Staff = defineEntity({
  name: "Staff",
  tableName: "staff",
  checks: [{ name: "staff_role_check", expression: "role in ('moderator', 'senior_moderator', 'admin')" }],
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    role: p.string().length(20),
    since: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
