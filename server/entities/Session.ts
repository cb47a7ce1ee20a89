import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** A signed-in device. */
export const Session = defineEntity({
  name: "Session",
  tableName: "sessions",
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    user: () => p.manyToOne(User).deleteRule("cascade").index("sessions_user_id_index"),
    token: p.text().unique("sessions_token_unique"),
    expiresAt: p.datetime().columnType("timestamptz").index("sessions_expires_at_index"),
    ipAddress: p.text().nullable(),
    userAgent: p.text().nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
